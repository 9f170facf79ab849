"""Pairs go on when their volunteer leaves: with somebody cleared, who reads what was chosen for them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import next_owner, staffed
from premierpas.agenda.reasons import Team
from premierpas.core.actions import step
from premierpas.core.clock import PARIS
from premierpas.core.compiled import Compiled, Given
from premierpas.core.errors import DomainError
from premierpas.organisations.enums import Role
from premierpas.people.models import Volunteer
from premierpas.ui.typography import day
from premierpas.volunteers.handover.holding import Fact, Held, Holding

from .actions.pairing import over, together
from .actions.standing_in import replaced
from .enums import Reads, WhyEnded
from .models import CheckIn, Coaching, Pair
from .seeing import leading_volunteer


def _held(presence_id: int) -> Sequence[Held]:
    presence = _presence.first(presence=presence_id)
    if presence is None or presence.volunteer_id is None:
        return []
    readings = tuple((value, str(label)) for value, label in Reads.choices)
    rows = _pairs(volunteer=presence.volunteer_id)
    return [Held(row.pk, row.enrolment.pupil.full_name, "", readings=readings) for row in rows]


_presence = Compiled(lambda: Presence.objects.filter(pk=Given("presence")))
_pairs = Compiled(
    lambda: (
        Pair.objects.running()
        .filter(volunteer=Given("volunteer"))
        .select_related("enrolment__pupil")
        .order_by("enrolment__pupil__sort_name", "pk")
    )
)


def _counts(presences: Collection[int]) -> Mapping[int, int]:
    keys = dict(Presence.objects.filter(pk__in=presences, role="volunteer").values_list("key", "pk"))
    ids = [int(key.partition(":")[2]) for key in keys]
    rows = Pair.objects.running().filter(volunteer__in=ids).values("volunteer").annotate(n=Count("pk"))
    return {keys[f"volunteer:{pk}"]: n for pk, n in rows.values_list("volunteer", "n")}


_PAIRS = Given("pairs", many=True)
_led = Compiled(lambda: Pair.objects.filter(pk__in=_PAIRS).select_related("lead__user"))
_checks = Compiled(
    lambda: (
        CheckIn.objects.filter(pair__in=_PAIRS, done_on__isnull=False)
        .order_by("pair", "-done_on", "-pk")
        .distinct("pair")
    )
)
_talks = Compiled(lambda: Coaching.objects.filter(pair__in=_PAIRS).order_by("pair", "-on", "-pk").distinct("pair"))


def _facts(pairs: Collection[int]) -> Mapping[int, Sequence[Fact]]:
    """Three questions for any number of pairs; nothing of what was written in confidence."""
    found: dict[int, list[Fact]] = defaultdict(list)
    among = list(pairs)
    for row in _led(pairs=among):
        found[row.pk].append(Fact(_("Ensemble depuis"), day(row.since), row.lead.user.name if row.lead else ""))
    for check in _checks(pairs=among):
        said = ", ".join(filter(None, [check.get_going_display(), check.words]))
        found[check.pair_id].append(Fact(_("Dernier point"), said, day(check.done_on)))  # type: ignore[arg-type]
    for talk in _talks(pairs=among):
        found[talk.pair_id].append(Fact(_("À retenir"), talk.words, day(talk.on)))
    return found


@step
def _beside(pair_id: int, to: Presence, since: datetime, until: datetime) -> None:
    """Whoever comes next is there as a stand-in, told to pupil and family; somebody who is there already stays."""
    volunteer, pair = leading_volunteer(to), _locked(pair_id)
    if volunteer is None:
        return
    last = (until - timedelta(seconds=1)).astimezone(PARIS).date()
    known = pair.stand_ins.ahead().filter(volunteer=volunteer)
    if known.update(last_day=last):
        return
    try:
        with transaction.atomic():
            replaced(pair, volunteer, since.astimezone(PARIS).date(), last, _("prend la suite"))
    except DomainError:
        return  # refused, away, or somebody else replaces on these days: they begin when they have the pair


@step
def _give(pair_id: int, to: Presence, reads: str) -> None:
    """A new pair of the same pupil; a coordinator who is given one looks for somebody."""
    pair = _locked(pair_id)
    if not pair.is_running:
        return
    over(pair, WhyEnded.MENTOR_LEFT)
    volunteer = leading_volunteer(to)
    lead = _lead(pair, volunteer)
    if volunteer is None or lead is None:
        return
    try:
        with transaction.atomic():
            together(pair.enrolment, volunteer, lead, why=pair.why, reads=Reads(reads or Reads.NOTHING))
    except DomainError:
        return  # not cleared any more, or a no meanwhile: the pupil is a coordinator's task


def _lead(pair: Pair, mentor: Volunteer | None) -> Presence | None:
    """The same lead, or a coordinator where they are the mentor now."""
    if pair.lead is not None and mentor is not None and pair.lead.key != f"volunteer:{mentor.pk}":
        return pair.lead
    team = staffed(Team(Role.COORDINATOR, pair.volunteer.territory_id))
    return next_owner(team) if team is not None else None


def _locked(pair_id: int) -> Pair:
    rows = Pair.objects.select_for_update(of=("self",)).select_related("enrolment__pupil", "volunteer", "lead__user")
    return rows.get(pk=pair_id)


PAIRS = Holding(gettext_lazy("Élèves"), _held, _counts, _facts, _beside, _give, near_pupils=True)
