"""What the pages of the team show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import VOLUNTEER, present
from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.compiled import Compiled, Given
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.organisations.presence import coordinators
from premierpas.people.enums import Clearance, TeamRole
from premierpas.people.models import Volunteer

from .enums import Event, Intent
from .forms.handing import Taker
from .handover.holding import handed_over
from .handover.things import Thing, presence_of_volunteer, takers_by_floor, things_of
from .models import Candidacy, Coordination, Handover, Intention, Milestone
from .waiting import asked_on, in_team, is_spring

BADGES = {
    Clearance.ACTIVE: "done", Clearance.EXPIRED: "bad", Clearance.SUSPENDED: "bad", Clearance.DECLINED: "off",
}  # fmt: skip


@dataclass(frozen=True)
class Mate:
    """One of a territory's team: what they do, how much they have, how far they are cleared, until when they stay."""

    name: str
    role: str
    load: int
    clearance: str
    badge: str
    until: date | None
    volunteer: int | None
    last_day: date | None
    follows: int
    membership: int | None = None


def badge_of(volunteer: Volunteer) -> str:
    """The kind of badge of a clearance."""
    return BADGES.get(Clearance(volunteer.state), "wait")


def clearance_of(volunteer: Volunteer) -> str:
    """How far they are, in words; whoever is of the team has left the application behind."""
    if volunteer.state == Clearance.APPLIED and volunteer.since is not None:
        return _("à vérifier")
    return str(volunteer.get_state_display())


def signature_of(volunteer: Volunteer) -> Milestone | None:
    """The charter as they have signed it last, while it holds: an expiry or a suspension asks for a new one."""
    states = (Clearance.CHARTER_SIGNED, Clearance.TRAINED, Clearance.ACTIVE)
    if volunteer.state not in states:
        return None
    return volunteer.milestones.filter(event=Event.CHARTER).order_by("-at", "-pk").first()


def team_of(territory_id: int) -> list[Mate]:
    """Everybody who is there: coordinators first, then leads, volunteers, readers."""
    people = present().filter(role__in=[VOLUNTEER, Role.COORDINATOR], place=territory_id).select_related("user")
    loads = {each.key: each for each in people.annotate(load=Count("tasks", filter=Q(tasks__state="open")))}
    follows = _followed([each.pk for each in loads.values()])
    coordinators = [
        Mate(
            each.user.name,
            str(Role.COORDINATOR.label),
            each.load,
            "",
            "",
            None,
            None,
            None,
            follows.get(each.pk, 0),  # type: ignore[attr-defined]
            membership=int(each.key.removeprefix("membership:")),
        )  # fmt: skip
        for each in sorted(loads.values(), key=lambda one: one.user.name)
        if each.role == Role.COORDINATOR
    ]
    order = [TeamRole.LEAD, TeamRole.VOLUNTEER, TeamRole.READER]
    rows = in_team().filter(territory=territory_id, role__in=order).order_by(alphabetical("name"), "pk")
    volunteers = [
        Mate(
            name=row.name,
            role=row.get_role_display(),
            load=getattr(loads.get(f"volunteer:{row.pk}"), "load", 0),
            clearance=clearance_of(row),
            badge=badge_of(row),
            until=row.checks_hold_until if row.state == Clearance.ACTIVE else None,
            volunteer=row.pk,
            last_day=last_day_of(row),
            follows=follows.get(getattr(loads.get(f"volunteer:{row.pk}"), "pk", 0), 0),
        )
        for row in sorted(rows, key=lambda each: order.index(TeamRole(each.role)))
    ]
    return coordinators + volunteers


def _followed(presences: Sequence[int]) -> dict[int, int]:
    """How many things each has that would go on without them."""
    found: dict[int, int] = {}
    for holding in handed_over:
        for pk, count in holding.counts(presences).items():
            found[pk] = found.get(pk, 0) + count
    return found


def last_day_of(volunteer: Volunteer) -> date | None:
    """The day after which they aren't there any more: the end is the midnight that follows it."""
    if volunteer.until is None:
        return None
    local = volunteer.until.astimezone(clock.PARIS)
    return date.fromordinal(local.date().toordinal() - (local == clock.midnight(local.date())))


def volunteers_of(territory_id: int) -> QuerySet[Volunteer]:
    """Those who are or were of the team, and those suspended from it; by name."""
    rows = Volunteer.objects.filter(territory=territory_id, since__isnull=False)
    return rows.order_by(alphabetical("name"), "pk")


def candidacies_of(territory_id: int) -> QuerySet[Candidacy]:
    """Applications that were kept, those to answer first, the oldest of them first."""
    rows = Candidacy.objects.filter(volunteer__territory=territory_id).exclude(volunteer__email="")
    rows = rows.exclude(volunteer__role=TeamRole.YOUTH_WORKER)  # invited without having applied
    return rows.select_related("volunteer", "decided_by").order_by("decided_at", "at")


@dataclass(frozen=True)
class Group:
    """Candidates in one state, each with the days since they applied."""

    label: str
    rows: Sequence[tuple[Candidacy, int]]


def candidates_by_state(territory_id: int) -> list[Group]:
    """Whom to answer, whom to meet, who is invited, who has come, who heard no."""
    rows = list(candidacies_of(territory_id))
    open_rows = [row for row in rows if row.decided_at is None]
    decided = sorted((row for row in rows if row.decided_at), key=lambda row: row.decided_at or row.at, reverse=True)
    groups = [
        (_("À répondre"), [row for row in open_rows if row.interview_at is None]),
        (_("Rencontre prévue"), [row for row in open_rows if row.interview_at is not None]),
        (_("Invités, pas encore venus"), [row for row in decided if row.waits_for_answer]),
        (_("Venus dans l’équipe"), [row for row in decided if row.accepted and not row.waits_for_answer]),
        (_("Non retenus"), [row for row in decided if not row.accepted]),
    ]
    return [Group(label, [(row, _days_since(row.at)) for row in found]) for label, found in groups if found]


def _days_since(moment: datetime) -> int:
    return (clock.today() - moment.astimezone(clock.PARIS).date()).days


@dataclass(frozen=True)
class Leaving:
    """Somebody who leaves, with how much still has no successor."""

    handover: Handover
    total: int
    found: int
    asked: int

    @property
    def open(self) -> int:
        return self.total - self.found - self.asked


def leaving(handover: Handover, things: Sequence[Thing]) -> Leaving:
    """How far a handover is."""
    found = sum(1 for each in things if each.succession is not None and each.succession.accepted is True)
    asked = sum(1 for each in things if each.succession is not None and each.succession.accepted is None)
    return Leaving(handover, len(things), found, asked)


def handovers_of(territory_id: int) -> list[Leaving]:
    """Open handovers: whatever has no successor first, then by day."""
    rows = Handover.objects.filter(volunteer__territory=territory_id, ended_at=None).select_related("volunteer__user")
    found = [leaving(row, things_of(row)) for row in rows.order_by("last_day", "pk")]
    return sorted(found, key=lambda each: (each.open == 0, each.handover.last_day))


@dataclass(frozen=True)
class Said:
    """What somebody has said this spring; nothing yet, without answer."""

    volunteer: Volunteer
    answer: str
    last_day: date | None


def asked_when() -> tuple[bool, date]:
    """Whether everybody is asked now whether they stay, and since when; else from which day on."""
    today = clock.today()
    asks = is_spring(today)
    is_over = not asks and today > asked_on(today.year)
    return asks, asked_on(today.year + is_over)


def intentions_of(territory_id: int) -> list[Said]:
    """Everybody of the team with this year's answer, those without one first; out of spring only who has said it."""
    year = clock.today().year
    this_year = Prefetch("intentions", Intention.objects.filter(year=year), to_attr="said")
    here = in_team().filter(territory=territory_id).exclude(role=TeamRole.YOUTH_WORKER)
    rows = here.order_by(alphabetical("name"), "pk").prefetch_related(this_year)
    found = []
    for row in rows:
        said: Any = row
        answer = said.said[0] if said.said else None
        found.append(Said(row, str(Intent(answer.answer).label) if answer else "", answer.last_day if answer else None))
    return sorted((each for each in found if _is_listed(each.answer)), key=lambda each: bool(each.answer))


@dataclass(frozen=True)
class Coordinating:
    """What a coordinator has said this year; nothing yet, without answer."""

    membership: Membership
    answer: str
    last_day: date | None
    to: str


def coordinations_of(territory_id: int) -> list[Coordinating]:
    """Every coordinator with this year's answer."""
    rows = list(coordinators(territory_id))
    this_year = Coordination.objects.filter(membership__in=rows, year=clock.today().year).select_related("to__user")
    said = {each.membership_id: each for each in this_year}
    found = []
    for row in rows:
        answer = said.get(row.pk)
        words = str(Intent(answer.answer).label) if answer else ""
        to = answer.to.user.name if answer and answer.to else ""
        found.append(Coordinating(row, words, answer.last_day if answer else None, to))
    return [each for each in found if _is_listed(each.answer)]


def _is_listed(answer: str) -> bool:
    """While nobody is asked, nobody owes an answer."""
    return bool(answer) or is_spring(clock.today())


_loads = Compiled(
    lambda: (
        Presence.objects.filter(pk__in=Given("people", many=True))
        .annotate(load=Count("tasks", filter=Q(tasks__state="open")))
        .values_list("pk", "load")
    )
)


def takers_of(handover: Handover, viewer_user: int | None) -> dict[str, list[Taker]]:
    """By floor, who may take over, those with fewest to do first, each with what they have."""
    floors = {name: handed_over.named(name) for name in handed_over.names()}
    leaver = presence_of_volunteer(handover.volunteer)
    people = takers_by_floor(floors, handover.volunteer.territory_id, but=leaver)
    loads = dict(_loads(people=list({each.pk for of in people.values() for each in of})))
    return {
        name: [
            Taker(each, _words(each, loads[each.pk], viewer_user), loads[each.pk])
            for each in sorted(of, key=lambda p: loads[p.pk])
        ]
        for name, of in people.items()
    }


def _words(presence: Presence, load: int, viewer_user: int | None) -> str:
    name = _("Vous") if presence.user_id == viewer_user else presence.user.name
    to_do = ngettext("%(n)d à faire", "%(n)d à faire", load) % {"n": load}
    return f"{name}, {to_do}"
