"""The agreement of a placement: each version is a row, kept for ever; an amendment is an agreement that amends one."""

from typing import Any

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock, states

from ..terms.content import Content
from .placement import Placement
from .states import AGREEMENT_MOVES, LIVE, OPEN, AgreementState, Kind, Party

TERMS_ARE_KEPT = pgtrigger.Trigger(
    name="terms_are_kept",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    func="""
        IF OLD.state NOT IN ('draft', 'ready') AND (
            NEW.terms IS DISTINCT FROM OLD.terms OR NEW.terms_hash <> OLD.terms_hash
            OR NEW.placement_id <> OLD.placement_id OR NEW.number <> OLD.number
        ) THEN RAISE EXCEPTION 'the terms of an agreement whose signatures were asked for are kept'; END IF;
        RETURN NEW;
    """,
)
# Signed follows from signatures alone: nobody who must sign is missing, and every signature is for these very terms.
# What was signed outside has none here: a scan that somebody has looked at stands for them.
SIGNED_BY_ALL = pgtrigger.Trigger(
    name="signed_by_all",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    condition=pgtrigger.Q(new__state="signed") & ~pgtrigger.Q(old__state="signed"),
    func="""
        IF NEW.kind = 'outside' AND EXISTS (SELECT 1 FROM placements_scan c WHERE c.agreement_id = NEW.id) THEN
            RETURN NEW;
        END IF;
        IF NOT EXISTS (SELECT 1 FROM placements_signatory s WHERE s.agreement_id = NEW.id AND s.required) OR EXISTS (
            SELECT 1 FROM placements_signatory s
            LEFT JOIN placements_signature g ON g.signatory_id = s.id AND g.terms_hash = NEW.terms_hash
            WHERE s.agreement_id = NEW.id AND s.required AND g.id IS NULL
        ) THEN RAISE EXCEPTION 'a signature is missing'; END IF;
        RETURN NEW;
    """,
)


@pghistory.track(fields=["placement", "number", "state", "terms_hash"], model_name="AgreementEvent")
class Agreement(models.Model):
    """One version. `terms` is what is signed and never changes once signatures are asked for; `particulars` may."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="agreements")
    number = models.PositiveSmallIntegerField(help_text="counts every version and amendment of the placement")
    amends = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="amendments")
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.HERE)
    state = models.CharField(max_length=8, choices=AgreementState, default=AgreementState.DRAFT)
    terms = models.JSONField(default=dict)
    terms_hash = models.CharField(max_length=64)
    particulars = models.JSONField(default=dict)
    host_done_at = models.DateTimeField(null=True, blank=True)
    host_done_by = models.CharField(max_length=150, blank=True)
    school_done_at = models.DateTimeField(null=True, blank=True)
    school_done_by = models.CharField(max_length=150, blank=True)
    amendment_reason = models.CharField(_("raison du changement"), max_length=300, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    requested_at = models.DateTimeField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(_("raison"), max_length=300, blank=True)
    ended_by = models.CharField(max_length=150, blank=True)
    pruned_at = models.DateTimeField(null=True, blank=True, help_text="when its words went; the fingerprint stays")

    class Meta:
        triggers = [*states.guards("state", AGREEMENT_MOVES, [AgreementState.DRAFT]), TERMS_ARE_KEPT, SIGNED_BY_ALL]
        constraints = [
            models.UniqueConstraint(fields=["placement", "number"], name="agreement_number_once"),
            models.UniqueConstraint(
                fields=["placement"],
                condition=models.Q(amends=None, state__in=LIVE),
                name="agreement_one_live_per_placement",
            ),
            models.UniqueConstraint(
                fields=["amends"], condition=models.Q(state__in=OPEN), name="agreement_one_open_amendment"
            ),
        ]
        indexes = [models.Index(fields=["state", "requested_at"], name="agreement_state")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"agreement {self.pk}"

    @property
    def content(self) -> Content:
        """Terms and particulars together."""
        return Content.of(self.terms | self.particulars)

    @property
    def is_amendment(self) -> bool:
        return self.amends_id is not None

    @property
    def is_open(self) -> bool:
        """Whether something is still to be completed or signed."""
        return self.state in OPEN

    @property
    def may_be_edited(self) -> bool:
        return self.state in (AgreementState.DRAFT, AgreementState.READY)

    @property
    def badge(self) -> str:
        """How the state is drawn (ui `badge`)."""
        drawn: dict[str, str] = {"ready": "now", "signing": "wait", "signed": "done", "refused": "bad", "draft": "now"}
        return drawn.get(self.state, "off")

    @property
    def host_signatory(self) -> Any:
        """Who signs for the host; signatories must have been read (`queries.parties`)."""
        return next((row for row in self.signatories.all() if row.party == Party.HOST), None)

    def done_at(self, part: str) -> Any:
        """When a part was completed, or None."""
        return self.host_done_at if part == "host" else self.school_done_at
