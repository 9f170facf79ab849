"""The four answers to a question."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Saying(TextChoices):
    """An answer; not knowing is one."""

    YES = "yes", _("Oui, ça me tente")
    LITTLE = "little", _("Un peu")
    NO = "no", _("Non")
    UNSURE = "unsure", _("Je ne sais pas")
