"""The next step with a company is something to do: its owner's, on its day."""

from collections.abc import Collection, Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.presences import VOLUNTEER
from premierpas.agenda.reasons import Reason, Told, Wanted
from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.ui.written import written
from premierpas.volunteers.waiting import settle_handovers

from .enums import ENDED, LIVE
from .models import CompanyFile


def _wanted(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = CompanyFile.objects.filter(state__in=LIVE, merged_into=None)
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    for pk, next_on, territory, owner in rows.values_list("pk", "next_on", "territory", "owner"):
        yield Wanted(pk, next_on or clock.today(), territory, owner)


def _told(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = CompanyFile.objects.filter(pk__in=subjects).values_list("pk", "name", "next_step")
    return {
        pk: Told(name, written(step), _("Ouvrir la fiche"), reverse("outreach:file", args=[pk]))
        for pk, name, step in rows
    }


def _gave(file_id: int, presence_id: int) -> None:
    CompanyFile.objects.filter(pk=file_id).update(owner=presence_id)


def _promised(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = CompanyFile.objects.filter(state__in=ENDED, merged_into=None, call_on__isnull=False)
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    for pk, call_on, territory, owner in rows.values_list("pk", "call_on", "territory", "owner"):
        yield Wanted(pk, call_on or clock.today(), territory, owner)


@step
def settle_file(file: CompanyFile) -> None:
    """What has to be done with a company, after anything that may have changed it."""
    settle(NEXT_STEP.code, [file.pk])
    settle(PROMISED_CALL.code, [file.pk])
    settle_handovers(file.territory_id)


NEXT_STEP = Reason(
    "outreach.next_step", VOLUNTEER, 50, gettext_lazy("Relancer une entreprise"), _wanted, _told, gave=_gave
)
PROMISED_CALL = Reason(
    "outreach.promised_call", VOLUNTEER, 50, gettext_lazy("Rappeler une entreprise, comme promis"), _promised, _told,
    gave=_gave,
)  # fmt: skip
