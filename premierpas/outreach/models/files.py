"""What the association knows of a company and does about it: the file, its people, one timeline."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.agenda.models import Presence
from premierpas.core import clock, states
from premierpas.core.positions import PositionedModel
from premierpas.organisations.models import Company, Membership, Territory

from ..enums import (
    FIRST_FILE_STATES,
    LIVE,
    POSSIBLE_MOVES,
    FileState,
    Kind,
    Result,
    Source,
)


@pghistory.track(fields=["state", "owner", "next_on", "merged_into"], model_name="CompanyFileEvent")
class CompanyFile(PositionedModel):
    """A company as the association knows it: from a lead without SIRET to a host of many years.

    While it is live it has an owner who is present, and a next step with its day; the task in `agenda` mirrors both.
    `version` counts corrections, so that two people who correct one file lose nothing.
    """

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="company_files")
    company = models.OneToOneField(
        Company, null=True, blank=True, on_delete=models.PROTECT, related_name="outreach_file"
    )
    name = models.CharField(_("nom"), max_length=150)
    siret = models.CharField(_("SIRET"), max_length=14, blank=True)
    naf = models.CharField(_("activité (NAF)"), max_length=8, blank=True)
    sector = models.CharField(_("secteur"), max_length=40, blank=True)
    street = models.CharField(_("adresse"), max_length=200, blank=True)
    postal_code = models.CharField(_("code postal"), max_length=5, blank=True)
    city = models.CharField(_("ville"), max_length=100, blank=True)
    insee = models.CharField(max_length=5, blank=True)
    state = models.CharField(max_length=20, choices=FileState, default=FileState.LEAD)
    source = models.CharField(max_length=10, choices=Source, default=Source.HAND)
    owner = models.ForeignKey(Presence, null=True, blank=True, on_delete=models.PROTECT, related_name="company_files")
    next_step = models.CharField(_("prochain pas"), max_length=200, blank=True)
    next_on = models.DateField(_("quand"), null=True, blank=True)
    call_on = models.DateField(
        null=True, blank=True, help_text="a call that was promised: it is made on that day even when the file sleeps"
    )
    why_ended = models.CharField(_("pourquoi"), max_length=200, blank=True)
    last_contact_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField(default=clock.now)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="live_file_has_owner_and_next_step",
                condition=~models.Q(state__in=[str(state) for state in LIVE])
                | models.Q(merged_into__isnull=False)
                | models.Q(owner__isnull=False, next_on__isnull=False) & ~models.Q(next_step=""),
            ),
            models.UniqueConstraint(
                fields=["siret"], condition=~models.Q(siret="") & models.Q(merged_into=None), name="file_once_a_siret"
            ),
        ]
        indexes = [
            models.Index(fields=["territory", "state", "next_on"], name="file_by_next_step"),
            models.Index(fields=["owner", "next_on"], name="file_of_owner"),
            models.Index(fields=["territory", "next_on"], name="file_by_day"),
            models.Index(fields=["territory", "last_contact_on"], name="file_by_last_contact"),
        ]
        triggers = [
            *states.guards("state", POSSIBLE_MOVES, FIRST_FILE_STATES),
            pgtrigger.Trigger(
                name="file_owner_is_present",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                timing=pgtrigger.Deferred,
                func=(
                    "IF EXISTS (SELECT FROM outreach_companyfile f JOIN agenda_presence p ON p.id = f.owner_id"
                    " WHERE f.id = NEW.id AND f.merged_into_id IS NULL AND f.state NOT IN ('dormant', 'declined')"
                    " AND p.until IS NOT NULL AND p.until <= public.premierpas_now())"
                    " THEN RAISE EXCEPTION 'a live file has an absent owner' USING ERRCODE = 'check_violation';"
                    " END IF; RETURN NULL;"
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_live(self) -> bool:
        return self.state in LIVE and self.merged_into_id is None


class Share(models.Model):
    """Somebody beside the owner until a day: an overlap, a holiday."""

    file = models.ForeignKey(CompanyFile, on_delete=models.CASCADE, related_name="shares")
    presence = models.ForeignKey(Presence, on_delete=models.CASCADE, related_name="shared_files")
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(until__gt=models.F("since")), name="share_ends_after_its_start")
        ]
        indexes = [models.Index(fields=["presence", "until"], name="share_of_presence")]

    def __str__(self) -> str:
        return f"{self.presence_id} beside the owner of {self.file_id}"


@pghistory.track(fields=["no_mail_since", "left_on"], model_name="ContactEvent")
class Contact(models.Model):
    """A person of a company: how to reach them, and what they don't want. With an account they are its member too."""

    file = models.ForeignKey(CompanyFile, on_delete=models.CASCADE, related_name="contacts")
    member = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(_("nom"), max_length=150)
    function = models.CharField(_("fonction"), max_length=100, blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    wish = models.CharField(_("à savoir"), max_length=200, blank=True, help_text=_("Par exemple : pas le lundi."))
    is_main = models.BooleanField(_("à appeler d’abord"), default=False)
    no_mail_since = models.DateTimeField(null=True, blank=True, help_text="asked for no more e-mail")
    no_calls_since = models.DateTimeField(null=True, blank=True, help_text="asked for no more calls")
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["file"], condition=models.Q(is_main=True, left_on=None), name="contact_one_main_a_file"
            )
        ]

    def __str__(self) -> str:
        return f"contact {self.pk} of {self.file_id}"


class Entry(models.Model):
    """One line of a company's timeline. What people write is theirs; what the product tells has `fact` and no words."""

    file = models.ForeignKey(CompanyFile, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=16, choices=Kind)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="entries")
    result = models.CharField(max_length=10, choices=Result, blank=True)
    said = models.TextField(_("ce qui a été dit"), blank=True)
    fact = models.CharField(max_length=40, blank=True, help_text="of outreach.facts, which says it in words")
    data = models.JSONField(
        default=dict, blank=True, help_text="what the words of the fact need, or what a call changed; never a pupil"
    )
    for_host = models.BooleanField(default=False, help_text="done for the company on the phone; it was told")
    corrected_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["file", "-at"], name="entry_timeline"),
            models.Index(fields=["by", "-at"], name="entry_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.file_id}"


class Tag(models.Model):
    """A word of the territory under which companies are found again."""

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="company_tags")
    label = models.CharField(_("étiquette"), max_length=40)
    files = models.ManyToManyField(CompanyFile, related_name="tags", blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["territory", "label"], name="tag_once_a_territory")]

    def __str__(self) -> str:
        return self.label
