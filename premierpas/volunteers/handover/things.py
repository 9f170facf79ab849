"""What becomes of the things of somebody who leaves: asked for, shared for a while, given."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import VOLUNTEER, colleagues_of, hold, next_owner, present_at, staffed
from premierpas.agenda.reasons import Team
from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.core.compiled import Compiled, Given
from premierpas.organisations.enums import Role
from premierpas.people.enums import Clearance
from premierpas.people.models import Volunteer

from ..models import Handover, Succession
from .holding import Held, Holding, handed_over

ANSWER_WITHIN = timedelta(days=7)


@dataclass(frozen=True)
class Thing:
    """One thing of somebody who leaves, and who is asked or takes it."""

    source: str
    held: Held
    succession: Succession | None

    @property
    def key(self) -> str:
        return f"{self.source}-{self.held.pk}"

    @property
    def is_open(self) -> bool:
        """Whether a successor is still to be found: nobody was asked, or whoever was said no or has left."""
        return self.succession is None or self.succession.accepted is False


def presence_of_volunteer(volunteer: Volunteer) -> Presence | None:
    """Their part in the agenda; none before they have joined."""
    return _presence.first(key=f"volunteer:{volunteer.pk}")


_presence = Compiled(lambda: Presence.objects.filter(key=Given("key")))
_there = Compiled(lambda: present_at(Given("now")).order_by().values_list("pk", flat=True))
_team = Compiled(
    lambda: (
        present_at(Given("now"))
        .filter(role__in=[VOLUNTEER, Role.COORDINATOR], place=Given("territory"))
        .select_related("user")
    )
)
_active = Compiled(lambda: Volunteer.objects.filter(territory=Given("territory"), state=Clearance.ACTIVE))
_asked = Compiled(
    lambda: Succession.objects.filter(handover=Given("handover")).select_related("to__user").order_by("pk")
)


def things_of(handover: Handover) -> list[Thing]:
    """All that they have, floor by floor; what has no successor first. One query a floor, and one."""
    presence = presence_of_volunteer(handover.volunteer)
    if presence is None:
        return []
    there = set(_there(now=clock.now()))
    asked = {
        (row.source, row.item): row
        for row in _asked(handover=handover.pk)
        if row.to_id in there or row.accepted is False
    }
    found = [
        Thing(source, held, asked.get((source, held.pk)))
        for source in handed_over.names()
        for held in handed_over.named(source).held(presence.pk)
    ]
    return sorted(found, key=lambda each: (each.source, not each.is_open, _answered(each)))


def _answered(thing: Thing) -> bool:
    return thing.succession is not None and thing.succession.accepted is True


def takers(holding: Holding, territory_id: int, *, but: Presence | None) -> list[Presence]:
    """Who may be asked to take such a thing: who is of the team now, and cleared where pupils are near."""
    return takers_by_floor({"": holding}, territory_id, but=but)[""]


def takers_by_floor(
    floors: Mapping[str, Holding], territory_id: int, *, but: Presence | None
) -> dict[str, list[Presence]]:
    """The same for several floors at once; two queries."""
    rows = _team(territory=territory_id, now=clock.now())
    team = [each for each in rows if but is None or each.user_id != but.user_id]
    may_be_near = cleared(territory_id) if any(each.near_pupils for each in floors.values()) else set()
    near = [each for each in team if each.role == Role.COORDINATOR or each.key in may_be_near]
    return {name: near if holding.near_pupils else team for name, holding in floors.items()}


def cleared(territory_id: int) -> set[str]:
    """The keys of those of the team who may be with pupils."""
    return {f"volunteer:{each.pk}" for each in _active(territory=territory_id) if each.sees_pupils}


def answer_day(handover: Handover) -> date:
    """Until when somebody who is asked may think: a week, and not beyond the last day."""
    return min(clock.today() + ANSWER_WITHIN, handover.last_day)


@step
def stand_beside(succession: Succession) -> None:
    """Old and new are there together, from the day that was said to the last one."""
    since, until = clock.instants(succession.together_from, succession.handover.last_day)
    holding = handed_over.get(succession.source)
    if holding is not None and max(since, clock.now()) < until:
        holding.beside(succession.item, succession.to, max(since, clock.now()), until)


@step
def prolong_overlaps(handover: Handover) -> None:
    """The last day has moved: whoever said yes is beside until the new one."""
    for each in handover.successions.filter(accepted=True).select_related("to", "handover"):
        stand_beside(each)


@step
def fall_back(successions: Iterable[Succession]) -> None:
    """Nobody answered in time: a coordinator has it."""
    for each in successions:
        owner = _coordinator(each.handover.volunteer.territory_id)
        if owner is not None:
            each.to, each.accepted, each.answered_at, each.fell_back = owner, True, clock.now(), True
            each.save(update_fields=["to", "accepted", "answered_at", "fell_back"])
            stand_beside(each)


@step
def hand_on(handover: Handover) -> None:
    """Give what they still have to whoever said yes, else to a coordinator; the floor's own rule where none is."""
    for thing in things_of(handover):
        said = thing.succession
        owner = said.to if said is not None and said.accepted and hold(said.to) else None
        holding = handed_over.named(thing.source)
        if owner is None or holding.near_pupils and owner.key not in _allowed(handover):
            owner = _coordinator(handover.volunteer.territory_id)
        if owner is not None:
            holding.give(thing.held.pk, owner, said.reads if said is not None and said.to_id == owner.pk else "")


def _allowed(handover: Handover) -> Collection[str]:
    territory = handover.volunteer.territory_id
    coordinators = colleagues_of(Team(Role.COORDINATOR, territory)).values_list("key", flat=True)
    return cleared(territory) | set(coordinators)


def _coordinator(territory_id: int) -> Presence | None:
    team = staffed(Team(Role.COORDINATOR, territory_id))
    return next_owner(team) if team is not None else None
