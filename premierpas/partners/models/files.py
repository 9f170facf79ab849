"""What the association knows of a partner: its file, its people, its papers, one timeline."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.organisations.models import Territory

from ..enums import EntryKind, PartnerKind


class Partner(models.Model):
    """An association, an institution, a sponsor or the board: of one territory, or of the whole association (none).

    `owner`: who follows it; its deadlines are their tasks.
    """

    name = models.CharField(_("nom"), max_length=150)
    kind = models.CharField(_("type"), max_length=12, choices=PartnerKind)
    territory = models.ForeignKey(Territory, null=True, blank=True, on_delete=models.PROTECT, related_name="partners")
    owner = models.ForeignKey(Presence, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    about = models.TextField(_("ce que nous faisons ensemble"), blank=True)
    city = models.CharField(_("ville"), max_length=100, blank=True)
    opened_at = models.DateTimeField(default=clock.now)
    last_contact_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["territory", "name"], nulls_distinct=False, name="partner_once_a_name")
        ]
        indexes = [models.Index(fields=["territory", "kind"], name="partner_by_kind")]

    def __str__(self) -> str:
        return self.name


class Contact(models.Model):
    """A person of a partner. `seen_on`: when one last had to do with them."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("nom"), max_length=150)
    function = models.CharField(_("fonction"), max_length=100, blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    seen_on = models.DateField(default=clock.today)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "email"],
                condition=~models.Q(email="") & models.Q(left_on=None),
                name="contact_of_partner_once_an_email",
            )
        ]

    def __str__(self) -> str:
        return f"contact {self.pk} of partner {self.partner_id}"


class Entry(models.Model):
    """A line of a partner's timeline: what somebody wrote, or a `fact` that the product tells."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=10, choices=EntryKind)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    said = models.TextField(blank=True)
    fact = models.CharField(max_length=20, blank=True, help_text="of partners.timeline, which says it in words")
    data = models.JSONField(default=dict, blank=True, help_text="what the words of the fact need")

    class Meta:
        indexes = [models.Index(fields=["partner", "-at"], name="partner_timeline")]

    def __str__(self) -> str:
        return f"{self.kind} of partner {self.partner_id}"


class Document(models.Model):
    """A paper, drawn anew as a PDF of pictures; `shared`: the partner's people see it too."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="documents")
    name = models.CharField(_("nom"), max_length=120)
    scan = models.BinaryField(help_text="a PDF; in its row, so that both end together")
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField()
    shared = models.BooleanField(default=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partner", "sha256"], name="paper_once_a_partner")]

    def __str__(self) -> str:
        return f"document {self.pk} of partner {self.partner_id}"
