from django.db import models
from django.utils.translation import gettext_lazy as _


class Relation(models.TextChoices):
    """What a guardian is to the pupil."""

    MOTHER = "mother", _("mère")
    FATHER = "father", _("père")
    PARENT = "parent", _("parent")
    OTHER = "other", _("autre responsable légal")


class Language(models.TextChoices):
    """The language a guardian reads best."""

    FRENCH = "fr", "français"
    ENGLISH = "en", "English"
    ARABIC = "ar", "العربية"
    TURKISH = "tr", "Türkçe"
    PORTUGUESE = "pt", "português"
    SPANISH = "es", "español"
    CHINESE = "zh", "中文"
    TAMIL = "ta", "தமிழ்"
    BAMBARA = "bm", "bamanankan"
    SONINKE = "snk", "sooninkanxanne"


class Consent(models.TextChoices):
    """What a guardian authorises."""

    APPLY = "apply", _("chercher un stage et postuler")


class LinkPurpose(models.TextChoices):
    """Why an adult may see a pupil."""

    CLASS = "class", _("suit la classe")
    SCHOOL = "school", _("travaille pour l’établissement")
    TERRITORY = "territory", _("coordonne le territoire")
    PLACEMENT = "placement", _("accueille l’élève")
    DELEGATION = "delegation", _("signe par délégation")
    MENTORING = "mentoring", _("accompagne l’élève")
    PAIR_LEAD = "pair_lead", _("répond du binôme")
    STAND_IN = "stand_in", _("remplace qui accompagne l’élève")
    YOUTH_WORK = "youth_work", _("aide l’élève, avec l’accord de la famille")


class TeamRole(models.TextChoices):
    """What a volunteer does in the team of a territory."""

    VOLUNTEER = "volunteer", _("bénévole")
    LEAD = "lead", _("responsable d’équipe")
    READER = "reader", _("lecture seule")
    YOUTH_WORKER = "youth", _("éducateur d’une association")


class Clearance(models.TextChoices):
    """Where a volunteer stands on the way to pupils; only `ACTIVE` ones see, write to or meet a minor."""

    APPLIED = "applied", _("candidature reçue")
    IDENTITY_CHECKED = "identity", _("identité vérifiée")
    REGISTER_CHECKED = "register", _("honorabilité vérifiée")
    CHARTER_SIGNED = "charter", _("charte signée")
    TRAINED = "trained", _("formation faite")
    ACTIVE = "active", _("habilité")
    EXPIRED = "expired", _("habilitation échue")
    SUSPENDED = "suspended", _("suspendu")
    DECLINED = "declined", _("candidature refusée")


FIRST_CLEARANCES = [Clearance.APPLIED]
_ON_THE_WAY = (
    Clearance.APPLIED,
    Clearance.IDENTITY_CHECKED,
    Clearance.REGISTER_CHECKED,
    Clearance.CHARTER_SIGNED,
    Clearance.TRAINED,
    Clearance.ACTIVE,
)
# One step after the other; whoever is suspended or whose checks are too old begins with the identity again.
CLEARANCE_MOVES = {
    **{
        here: [after, Clearance.SUSPENDED]
        for here, after in zip(_ON_THE_WAY[:-1], _ON_THE_WAY[1:], strict=True)
        if here != Clearance.APPLIED
    },
    Clearance.APPLIED: [Clearance.IDENTITY_CHECKED, Clearance.SUSPENDED, Clearance.DECLINED],
    Clearance.ACTIVE: [Clearance.EXPIRED, Clearance.SUSPENDED],
    Clearance.EXPIRED: [Clearance.IDENTITY_CHECKED, Clearance.SUSPENDED],
    Clearance.SUSPENDED: [Clearance.IDENTITY_CHECKED],
    Clearance.DECLINED: [Clearance.APPLIED],
}
