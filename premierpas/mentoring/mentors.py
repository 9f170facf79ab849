"""A mentor's home: own pupils, those they replace somebody for, what is to be done, who is with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given

from .doors import Line, lines_for
from .enums import Side
from .models import CheckIn, Coaching, Pair, StandIn
from .standing import Stands, standing_of


@dataclass(frozen=True)
class Mine:
    """One pupil of a mentor. `until`: the last day, for whoever replaces somebody."""

    pair: Pair
    stands: Stands
    lines: Sequence[Line]
    until: date | None
    begins: datetime | None


@dataclass(frozen=True)
class Behind:
    """Who is with the mentor: name, number, the last talk and the day of the next check."""

    name: str
    phone: str
    last: date | None
    next: date | None


_replacing = Compiled(lambda: StandIn.objects.replacing_on(Given("today")).filter(volunteer=Given("volunteer")))
_pairs = Compiled(
    lambda: (
        Pair.objects.running()
        .filter(Q(volunteer=Given("volunteer")) | Q(pk__in=Given("replaced", many=True)))
        .select_related("enrolment__pupil", "enrolment__classroom__school", "volunteer", "lead__user")
        .order_by("enrolment__pupil__sort_name", "pk")
    )
)
_talks = Compiled(
    lambda: Coaching.objects.filter(pair__in=Given("pairs", many=True)).order_by("on").values_list("pair", "on")
)
_checks = Compiled(
    lambda: CheckIn.objects.filter(pair__in=Given("pairs", many=True), side=Side.MENTOR, done_on=None).values_list(
        "pair", "due"
    )
)


def mine_of(viewer: Viewer) -> list[Mine]:
    """Own pupils first, those who begin soon among them, then those of others for some days."""
    volunteer_id, now = viewer.volunteer_id, clock.now()
    replaced = {row.pair_id: row for row in _replacing(volunteer=volunteer_id, today=clock.today())}
    pairs = _pairs(volunteer=volunteer_id, replaced=list(replaced))
    begun = [pair for pair in pairs if pair.since <= now]
    stands = standing_of([pair.enrolment_id for pair in begun])
    said = lines_for([pair.pk for pair in begun], viewer)
    found = [
        Mine(
            pair,
            stands.get(pair.enrolment_id, Stands("", "")),
            said.get(pair.pk, ()),
            replaced[pair.pk].last_day if pair.volunteer_id != volunteer_id else None,
            pair.since if pair.since > now else None,
        )
        for pair in pairs
    ]
    return sorted(found, key=lambda each: (each.until is not None, each.begins is not None))


def behind(viewer: Viewer, mine: Sequence[Mine]) -> list[Behind]:
    """Each lead of theirs, once; two queries."""
    own = [each.pair for each in mine]
    pks = [each.pk for each in own]
    last, due = dict(_talks(pairs=pks)), dict(_checks(pairs=pks))
    found: dict[int, Behind] = {}
    for pair in own:
        if pair.lead is not None:
            known = found.get(pair.lead_id or 0)
            lasts = [each for each in (last.get(pair.pk), known.last if known else None) if each]
            nexts = [each for each in (due.get(pair.pk), known.next if known else None) if each]
            user = pair.lead.user
            found[pair.lead.pk] = Behind(
                user.name, user.phone, max(lasts, default=None), min(nexts, default=None)
            )  # fmt: skip
    return list(found.values())
