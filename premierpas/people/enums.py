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
    SCHOOL = "school", _("dirige l’établissement")
    TERRITORY = "territory", _("coordonne le territoire")
    PLACEMENT = "placement", _("accueille l’élève")
    DELEGATION = "delegation", _("signe par délégation")
