"""The deadlines of partners are something to do, for whoever follows the partner."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.presences import VOLUNTEER
from premierpas.agenda.reasons import Reason, Told, Wanted
from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.ui.written import written

from .enums import GrantState, IntroState, Outcome
from .models import Agreement, Grant, Introduction, Partner, Request

RENEWED_BEFORE = timedelta(days=60)
TOLD_WITHIN = timedelta(days=14)


def _of(rows: QuerySet[Any], subjects: Collection[int] | None) -> QuerySet[Any]:
    rows = rows.select_related("partner")
    return rows if subjects is None else rows.filter(pk__in=subjects)


def _agreements(subjects: Collection[int] | None) -> Iterable[Wanted]:
    open_ones = Agreement.objects.filter(ended_on=None, next=None).filter(Q(signed_on=None) | Q(ends_on__isnull=False))
    for row in _of(open_ones, subjects):
        due = row.ends_on - RENEWED_BEFORE if row.signed_on and row.ends_on else row.sign_by
        yield Wanted(row.pk, due, row.partner.territory_id, row.partner.owner_id)


def _agreements_told(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = Agreement.objects.filter(pk__in=subjects).select_related("partner")
    return {
        row.pk: Told(
            row.partner.name,
            (_("Accord à renouveler : %(title)s") if row.signed_on else _("Accord à signer : %(title)s"))
            % {"title": row.title},
            _("Ouvrir l’accord"),
            reverse("partners:agreement", args=[row.pk]),
        )
        for row in rows
    }


def _requests(subjects: Collection[int] | None) -> Iterable[Wanted]:
    for row in _of(Request.objects.filter(outcome=Outcome.WAITING), subjects):
        yield Wanted(row.pk, row.due, row.partner.territory_id, row.partner.owner_id)


def _requests_told(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = Request.objects.filter(pk__in=subjects).select_related("partner")
    return {
        row.pk: Told(
            row.partner.name, written(row.asked[:120]), _("Noter la réponse"),
            reverse("partners:request", args=[row.pk]),
        )
        for row in rows
    }  # fmt: skip


def _grants(subjects: Collection[int] | None) -> Iterable[Wanted]:
    waiting = Grant.objects.filter(state__in=[GrantState.CALL, GrantState.GRANTED])
    for row in _of(waiting, subjects):
        due = row.call_closes_on if row.state == GrantState.CALL else row.report_due
        yield Wanted(row.pk, due, row.partner.territory_id, row.partner.owner_id)


def _grants_told(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = Grant.objects.filter(pk__in=subjects).select_related("partner")
    return {
        row.pk: Told(
            row.partner.name,
            (_("Dossier à déposer : %(title)s") if row.state == GrantState.CALL else _("Bilan à rendre : %(title)s"))
            % {"title": row.title},
            _("Ouvrir la subvention"),
            reverse("partners:grant", args=[row.pk]),
        )
        for row in rows
    }


def _introductions(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = Introduction.objects.filter(state=IntroState.YES).select_related("file")
    for row in rows if subjects is None else rows.filter(pk__in=subjects):
        due = ((row.answered_at or clock.now()) + TOLD_WITHIN).astimezone(clock.PARIS).date()
        yield Wanted(row.pk, due, row.file.territory_id, row.file.owner_id)


def _introductions_told(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = Introduction.objects.filter(pk__in=subjects).select_related("file", "door__contact")
    return {
        row.pk: Told(
            row.file.name,
            _("Dire à %(name)s ce que sa mise en relation a donné") % {"name": row.door.contact.name},
            _("Dire la suite"),
            reverse("partners:outcome", args=[row.pk]),
        )
        for row in rows
    }


def _gave(model: type[Any]) -> Any:
    def gave(pk: int, presence_id: int) -> None:
        Partner.objects.filter(pk__in=model.objects.filter(pk=pk).values("partner")).update(owner=presence_id)

    return gave


AGREEMENT = Reason(
    "partners.agreement", VOLUNTEER, 45, gettext_lazy("Un accord avec un partenaire"), _agreements, _agreements_told,
    gave=_gave(Agreement),
)  # fmt: skip
REQUEST = Reason(
    "partners.request", VOLUNTEER, 48, gettext_lazy("Une réponse attendue d’un partenaire"), _requests, _requests_told,
    gave=_gave(Request),
)  # fmt: skip
GRANT = Reason(
    "partners.grant", VOLUNTEER, 40, gettext_lazy("Une échéance de subvention"), _grants, _grants_told,
    gave=_gave(Grant),
)  # fmt: skip
OUTCOME = Reason(
    "partners.outcome", VOLUNTEER, 55, gettext_lazy("Une mise en relation à suivre"), _introductions,
    _introductions_told,
)  # fmt: skip
REASONS = (AGREEMENT, REQUEST, GRANT, OUTCOME)
OF_PARTNER: dict[str, type[Any]] = {AGREEMENT.code: Agreement, REQUEST.code: Request, GRANT.code: Grant}


@step
def settle_partner(partner: Partner) -> None:
    """What has to be done with a partner, after its owner changed."""
    for code, model in OF_PARTNER.items():
        settle(code, list(model.objects.filter(partner=partner).values_list("pk", flat=True)))
