"""How a company and its person were verified: who called back, on what contact, when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.core.phones import said_phone

from ..enums import FoundAt
from .company import Company
from .members import Membership


class CompanyCheck(models.Model):
    """One call-back: who verified which person of which company, on a contact found where, when, with what result."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="checks")
    person = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")
    contact = models.CharField(_("contact rappelé"), max_length=200)
    found_at = models.CharField(
        _("où ce contact a été trouvé"), max_length=200, choices=FoundAt, help_text="free words in older rows"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    called_on = models.DateField(_("date de l’appel"), null=True, blank=True)
    at = models.DateTimeField(default=clock.now)
    accepted = models.BooleanField()
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"check of {self.company_id}"

    @property
    def said_contact(self) -> str:
        """The number as people write it."""
        return said_phone(self.contact)
