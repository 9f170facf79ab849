"""An agreement that isn't signed by all, with its week less than a fortnight away, is something to do."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.reasons import Reason, Told, Wanted
from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.organisations.enums import Role

from .models import LIVE, OPEN, Agreement, AgreementState, PlacementState
from .queries import parties
from .standing import standing_of

FORTNIGHT = timedelta(days=14)


def unsigned(today: date) -> QuerySet[Agreement]:
    """The agreements that count, aren't signed by all, and whose week begins within a fortnight."""
    followed = Agreement.objects.filter(
        placement=OuterRef("placement"), number__gt=OuterRef("number"), amends=None, state__in=LIVE
    )
    return Agreement.objects.filter(
        Q(state__in=OPEN) | Q(state=AgreementState.REFUSED, amends=None) & ~Exists(followed),
        placement__state=PlacementState.PLANNED,
        placement__first_day__gt=today,
        placement__first_day__lte=today + FORTNIGHT,
        placement__pupil__anonymised_at=None,
    )


def _wanted(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = unsigned(clock.today())
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    room = "placement__enrolment__classroom"
    for pk, first, school, classroom in rows.values_list("pk", "placement__first_day", f"{room}__school", room):
        yield Wanted(pk, first - timedelta(days=1), school, within=classroom)


def _told(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = Agreement.objects.filter(pk__in=subjects).select_related("placement__pupil")
    return {
        row.pk: Told(
            _("Faire signer la convention de %(pupil)s") % {"pupil": row.placement.pupil.full_name},
            standing_of(row).words,
            _("Voir la convention"),
            reverse("placements:school_agreement", args=[row.pk]),
            above=reverse("placements:territory_agreement", args=[row.pk]),
        )
        for row in rows.prefetch_related(parties())
    }


UNSIGNED = Reason(
    "placements.unsigned", Role.TEACHER, 15, gettext_lazy("Faire signer une convention"), _wanted, _told,
    pressing=True, circle="class",
)  # fmt: skip


def settle_stays(placements: Collection[int]) -> None:
    """The tasks about these placements' agreements, as the facts are now."""
    rows = Agreement.objects.filter(placement__in=placements)
    settle(UNSIGNED.code, list(rows.values_list("pk", flat=True)))
