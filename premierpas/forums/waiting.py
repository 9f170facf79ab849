"""Once pupils have chosen, somebody shares out the stands."""

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.reasons import Reason, Told, Wanted
from premierpas.core import clock
from premierpas.events.enums import RUNNING
from premierpas.organisations.enums import Role
from premierpas.ui.written import written

from .enums import Answer
from .models import Forum, Slot, Stand


def _wanted(subjects: Collection[int] | None) -> Iterable[Wanted]:
    """Forums to come whose wishes are closed, with hours and stands that come, and nothing shared out."""
    now, here = clock.now(), {"event": OuterRef("event")}
    rows = Forum.objects.filter(
        Exists(Stand.objects.filter(answer=Answer.YES, **here)), Exists(Slot.objects.filter(**here)),
        assigned_at=None, wishes_until__lte=now, event__state__in=RUNNING, event__start__gt=now,
    )  # fmt: skip
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    for pk, until, territory in rows.values_list("pk", "wishes_until", "event__territory"):
        if until is not None:
            yield Wanted(pk, until.astimezone(clock.PARIS).date(), territory)


def _told(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = Forum.objects.filter(pk__in=subjects).values_list("pk", "event__title")
    why, button = _("Les vœux sont faits : il reste à partager les stands."), _("Partager les stands")
    return {pk: Told(written(title), why, button, reverse("forums:result", args=[pk])) for pk, title in rows}


SHARE = Reason(
    "forums.share", Role.COORDINATOR, 40, gettext_lazy("Partager les stands d’un forum"), _wanted, _told
)  # fmt: skip
