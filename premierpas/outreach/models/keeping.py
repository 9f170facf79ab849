"""Papers about a company, and questions to the list that somebody keeps."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.organisations.models import Territory

from .files import CompanyFile


class Document(models.Model):
    """A paper about a company that its team keeps, drawn anew as a PDF of pictures. Never about a pupil."""

    file = models.ForeignKey(CompanyFile, on_delete=models.CASCADE, related_name="documents")
    name = models.CharField(_("nom"), max_length=120)
    scan = models.BinaryField(help_text="a PDF; in its row, so that both end together")
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "sha256"], name="document_once_a_file")]

    def __str__(self) -> str:
        return f"document {self.pk} of {self.file_id}"


class SavedView(models.Model):
    """A question to the list that somebody keeps under a name, for themselves or for their team."""

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="company_views")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    label = models.CharField(_("nom"), max_length=40)
    asked = models.JSONField(default=dict, help_text="the words of the address, as outreach.asking reads them")
    for_team = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["territory", "owner", "label"], name="view_once_a_name")]

    def __str__(self) -> str:
        return self.label
