"""What comes after a week, in states and choices."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Moment(models.TextChoices):
    """When a pupil answers the five questions."""

    BEFORE = "before", _("avant ton stage")
    AFTER = "after", _("après ton stage")


class Side(models.TextChoices):
    """Who writes a part of the year's review."""

    MENTOR = "mentor", _("la personne qui accompagne")
    TEACHER = "teacher", _("le professeur")


class Path(models.TextChoices):
    """What somebody does after the collège, or wishes to do."""

    GENERAL = "general", _("une seconde générale et technologique")
    PRO = "pro", _("une seconde professionnelle")
    CAP = "cap", _("un CAP, au lycée ou en apprentissage")
    OTHER = "other", _("autre chose")


class YesNo(models.TextChoices):
    """A plain answer."""

    YES = "yes", _("Oui")
    NO = "no", _("Non")


class ReferenceState(models.TextChoices):
    """How far a word of recommendation is."""

    ASKED = "asked", _("demandée")
    GIVEN = "given", _("arrivée")
    DECLINED = "declined", _("pas cette fois")
    EXPIRED = "expired", _("restée sans réponse")


class TaleState(models.TextChoices):
    """How far the words of a former pupil are."""

    WAITING = "waiting", _("en relecture")
    PUBLISHED = "published", _("lu par les élèves")
    REFUSED = "refused", _("à reprendre")
    TAKEN_BACK = "back", _("retiré")


R, T = ReferenceState, TaleState
REFERENCE_MOVES = {R.ASKED: [R.GIVEN, R.DECLINED, R.EXPIRED]}
TALE_MOVES = {
    T.WAITING: [T.PUBLISHED, T.REFUSED, T.TAKEN_BACK],
    T.PUBLISHED: [T.WAITING, T.REFUSED, T.TAKEN_BACK],
    T.REFUSED: [T.WAITING, T.TAKEN_BACK],
    T.TAKEN_BACK: [T.WAITING],
}
