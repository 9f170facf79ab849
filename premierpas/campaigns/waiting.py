"""What a meeting decided is something to do: its owner's, on its day."""

from collections.abc import Collection, Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.presences import VOLUNTEER
from premierpas.agenda.reasons import Reason, Told, Wanted
from premierpas.core import clock
from premierpas.ui.written import written

from .models import Decision


def _wanted(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = Decision.objects.filter(done_at=None, due_on__isnull=False)
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    for pk, due_on, territory, owner in rows.values_list("pk", "due_on", "paper__territory", "owner"):
        yield Wanted(pk, due_on or clock.today(), territory, owner)


def _told(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = Decision.objects.filter(pk__in=subjects).values_list("pk", "text", "paper", "paper__title")
    return {
        pk: Told(written(text), written(title), _("Ouvrir"), reverse("campaigns:paper", args=[paper]))
        for pk, text, paper, title in rows
    }


def _gave(decision_id: int, presence_id: int) -> None:
    Decision.objects.filter(pk=decision_id).update(owner=presence_id)


DECISION = Reason(
    "campaigns.decision", VOLUNTEER, 60, gettext_lazy("Faire ce qu’une réunion a décidé"), _wanted, _told, gave=_gave
)
