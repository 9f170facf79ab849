"""Classes at a glance: tallies, groups by need, and the deadlines to pin up."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.organisations.capacities import HEAD_TEACHER, TEACHER
from premierpas.organisations.models import Classroom
from premierpas.people.models import Enrolment
from premierpas.people.told_apart import told_apart
from premierpas.programme.follow_up import FollowUp, follow_up
from premierpas.programme.stages import Stage
from premierpas.ui.typography import short_day

PLACED = (Stage.AGREED, Stage.ON_INTERNSHIP, Stage.COMPLETED)


@dataclass(frozen=True)
class ClassRow:
    """One class in a list: how many, how many have a place, how many need somebody."""

    classroom: Classroom
    pupils: int
    placed: int
    waiting: int
    to_confirm: int
    at_risk: int
    main_risk: str
    period: tuple[date, date] | None

    @property
    def without_place(self) -> int:
        return self.pupils - self.placed


def classes_of(viewer: Viewer) -> list[ClassRow]:
    """The open classes that the viewer follows, those with most pupils at risk first."""
    rooms = Classroom.objects.filter(closed_at=None).select_related("school")
    if viewer.acts_as(TEACHER):
        rooms = rooms.filter(teachers__membership=viewer.membership_id)
    elif viewer.acts_as(HEAD_TEACHER):
        rooms = rooms.filter(school=viewer.school_id)
    elif viewer.is_coordinator:
        rooms = rooms.filter(school__territory=viewer.territory_id)
    else:
        return []
    classrooms = {room.pk: room for room in rooms}
    enrolments = Enrolment.objects.filter(classroom__in=classrooms, left_on=None).select_related("pupil", "classroom")
    members: dict[int, list[FollowUp]] = defaultdict(list)
    for each in follow_up(enrolments).values():
        members[each.enrolment.classroom_id].append(each)
    rows = [_class_row(room, members.get(pk, [])) for pk, room in classrooms.items()]
    return sorted(
        rows, key=lambda row: (-row.at_risk, -row.without_place, row.classroom.school.name, row.classroom.key)
    )


def _class_row(room: Classroom, members: list[FollowUp]) -> ClassRow:
    risks: dict[str, int] = defaultdict(int)
    for each in members:
        if each.risks:
            risks[str(each.risks[0].kind.label).split("%")[0].strip() or each.risks[0].words] += 1
    period = next(
        ((each.facts.period_start, each.facts.period_end) for each in members if each.facts.period_start), None
    )
    return ClassRow(
        classroom=room,
        pupils=len(members),
        placed=sum(each.stage in PLACED for each in members),
        waiting=sum(each.stage == Stage.WAITING for each in members),
        to_confirm=sum(each.stage == Stage.ACCEPTED for each in members),
        at_risk=sum(each.at_risk for each in members),
        main_risk=max(risks, key=lambda kind: risks[kind], default=""),
        period=period,  # type: ignore[arg-type]
    )


def board_tally(followed: list[FollowUp], shown: str) -> list[dict[str, Any]]:
    """The counts above a class, each a filter."""
    rows = [("", _("toute la classe"), "", len(followed), False)]
    rows.append(("places", _("ont une place"), "open", sum(each.stage in PLACED for each in followed), False))
    rows.append(("attente", _("en attente"), "ajar", _count(followed, Stage.WAITING), False))
    rows.append(("confirmer", _("doivent confirmer"), "lit", _count(followed, Stage.ACCEPTED), False))
    searching = _count(followed, Stage.SEARCHING) + _count(followed, Stage.PREPARING)
    rows.append(("cherchent", _("cherchent"), "shut", searching, False))
    rows.append(("debut", _("pas commencé"), "undrawn", _count(followed, Stage.NOT_STARTED), False))
    rows.append(("risque", _("à surveiller"), "shut", sum(each.at_risk for each in followed), True))
    return [
        {"label": label, "state": door, "count": count, "risk": risk, "url": f"?etape={key}", "current": key == shown}
        for key, label, door, count, risk in rows
    ]


def board_groups(followed: list[FollowUp], shown: str) -> list[tuple[str, list[FollowUp]]]:
    """Pupils grouped by need: those to watch first, then by stage."""
    groups = {
        "risque": (_("À surveiller d’abord"), [each for each in followed if each.at_risk]),
        "confirmer": (_("Doivent confirmer leur place"), _calm(followed, Stage.ACCEPTED)),
        "attente": (_("Attendent une réponse"), _calm(followed, Stage.WAITING)),
        "cherchent": (_("Cherchent"), _calm(followed, Stage.SEARCHING, Stage.PREPARING)),
        "debut": (_("Pas commencé"), _calm(followed, Stage.NOT_STARTED)),
        "places": (_("Ont une place"), _calm(followed, *PLACED)),
    }
    if shown in groups and shown != "risque":
        stages = {"confirmer": [Stage.ACCEPTED], "attente": [Stage.WAITING], "debut": [Stage.NOT_STARTED]}
        stages |= {"cherchent": [Stage.SEARCHING, Stage.PREPARING], "places": list(PLACED)}
        return [(groups[shown][0], [each for each in followed if each.stage in stages[shown]])]
    if shown == "risque":
        return [groups["risque"]]
    return [group for group in groups.values() if group[1]]


def _calm(followed: Iterable[FollowUp], *stages: Stage) -> list[FollowUp]:
    return [each for each in followed if each.stage in stages and not each.at_risk]


def _count(followed: Iterable[FollowUp], stage: Stage) -> int:
    return sum(each.stage == stage for each in followed)


@dataclass(frozen=True)
class Deadline:
    """One line of the printed list."""

    name: str
    what: str
    before: str


def deadlines(followed: Iterable[FollowUp]) -> list[Deadline]:
    """What each pupil has to do and before when; first names and initials only, for the list hangs on a wall."""
    everybody = list(followed)
    names = told_apart((each.enrolment.pupil for each in everybody), always_initial=True)
    return [
        Deadline(names[each.enrolment.pupil_id], what, _before(each)) for each in everybody if (what := _to_do(each))
    ]


def _to_do(each: FollowUp) -> str:
    if each.stage == Stage.ACCEPTED:
        return _("Confirme ta place")
    if each.stage == Stage.NOT_STARTED:
        return _("Ouvre ton compte avec ta carte")
    if each.facts.needs_authorisation and each.stage in (Stage.SEARCHING, Stage.PREPARING):
        return _("Rapporte l’autorisation signée")
    if each.stage in (Stage.SEARCHING, Stage.PREPARING):
        return _("Envoie une candidature")
    return ""


def _before(each: FollowUp) -> str:
    if each.stage == Stage.ACCEPTED and each.facts.confirm_due:
        return short_day(each.facts.confirm_due)
    return short_day(each.facts.period_start) if each.facts.period_start else ""
