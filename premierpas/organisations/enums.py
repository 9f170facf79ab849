from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody is in an organisation."""

    HEAD_TEACHER = "head_teacher", _("chef d’établissement")
    TEACHER = "teacher", _("professeur")
    OFFICE = "office", _("secrétariat ou vie scolaire")
    COMPANY = "company", _("membre de la structure")
    COORDINATOR = "coordinator", _("coordination")


SCHOOL_ROLES = [Role.HEAD_TEACHER, Role.TEACHER, Role.OFFICE]


class Level(models.TextChoices):
    """The pupil's level."""

    QUATRIEME = "4e", _("4e")
    TROISIEME = "3e", _("3e")
    SECONDE = "2de", _("2de")


class Priority(models.TextChoices):
    """Priority status of a school."""

    NONE = "", _("aucune")
    REP = "rep", _("REP")
    REP_PLUS = "rep_plus", _("REP+")
    QPV = "qpv", _("quartier prioritaire")
    QPV_NEAR = "qpv_proche", _("proche d’un quartier prioritaire")


class CompanyKind(models.TextChoices):
    """What kind of host it is."""

    COMPANY = "company", _("entreprise")
    SME = "sme", _("petite entreprise, artisan ou commerce")
    PUBLIC = "public", _("service public")
    ASSOCIATION = "association", _("association")
    HIGHER_EDUCATION = "higher_education", _("établissement d’enseignement supérieur")


class Verification(models.TextChoices):
    """Whether a coordinator has verified the company and the person, by a call-back."""

    UNVERIFIED = "unverified", _("à vérifier")
    VERIFIED = "verified", _("vérifiée")
    REFUSED = "refused", _("refusée")


class FoundAt(models.TextChoices):
    """Where the number of a call-back comes from."""

    DIRECTORY = "annuaire", _("un annuaire (Pages jaunes, annuaire de la ville)")
    REGISTER = "registre", _("un registre officiel (annuaire des entreprises, Journal officiel)")
    SITE = "site", _("le site de la structure")
    KNOWN = "connu", _("nos propres contacts, avant son inscription")
    CARD = "carte", _("une carte de visite ou un courrier")
    OTHER = "autre", _("ailleurs : dites où dans la note")


# Found without the person who signed up: there, the number that they typed is proved by being the same.
INDEPENDENT = {FoundAt.DIRECTORY, FoundAt.REGISTER, FoundAt.SITE, FoundAt.KNOWN}
FIRST_COMPANY_STATES = [Verification.UNVERIFIED]
VERIFICATION_MOVES = {
    Verification.UNVERIFIED: [Verification.VERIFIED, Verification.REFUSED],
    Verification.VERIFIED: [Verification.UNVERIFIED, Verification.REFUSED],
    Verification.REFUSED: [Verification.UNVERIFIED],
}
