"""One act for many pupils: what each would get, then each by its own action under its own permission."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.accounts.capacities import Viewer
from premierpas.agenda.actions import give, snooze
from premierpas.agenda.enums import TaskState
from premierpas.agenda.models import Presence, Task
from premierpas.agenda.queries import Shown, tasks_about
from premierpas.core import clock
from premierpas.core.actions import Actor
from premierpas.core.errors import DomainError, NotAllowed
from premierpas.mentoring.waiting import ALONE
from premierpas.offers.models import Offer
from premierpas.offers.search.criteria import Criteria
from premierpas.offers.search.matching import matching, rows_in_order
from premierpas.people.models import Enrolment
from premierpas.ui.typography import short_day

from .actions import nudge, show_offer, why_not_offer
from .helping import HELP
from .models import Nudge, Standing
from .next_steps import NextStep
from .queries import pressing, seen_by
from .words import said_to_pupil, why_not_nudge

MOST, MOST_OFFERS = 100, 12


class Act(models.TextChoices):
    """What can be done for many at once."""

    REMIND = "remind", lazy("Rappeler ce qui vient")
    OFFER = "offer", lazy("Proposer une offre")
    LATER = "later", lazy("Remettre la tâche à plus tard")
    GIVE = "give", lazy("Confier la tâche à quelqu’un")


NEEDS = {Act.OFFER: "offer", Act.LATER: "day", Act.GIVE: "owner"}


@dataclass(frozen=True)
class Given:
    """What was chosen for all of them; each act reads its own."""

    offer: Offer | None = None
    day: date | None = None
    owner: Presence | None = None


@dataclass(frozen=True)
class Change:
    """One pupil: what was before, what they or the task would get; `no`: why nothing comes of it."""

    row: Standing
    before: str
    after: str
    no: str = ""


def chosen(viewer: Viewer, enrolments: Iterable[int]) -> list[Standing]:
    """Those of the chosen whom the viewer follows, the most pressing first."""
    return list(pressing(seen_by(viewer).filter(enrolment__in=list(enrolments)[:MOST])))


def tasks_of(rows: Sequence[Standing], viewer: Viewer) -> dict[int, Shown]:
    """By enrolment, the first open task about each of these pupils: to help, then to find a mentor again.

    What they need, the page says itself: the tasks tell whose they are and for when.
    """
    subjects = {
        HELP.code: [row.enrolment_id for row in rows if row.main_risk],
        ALONE.code: [row.enrolment_id for row in rows],
    }
    return {enrolment: tasks[0] for enrolment, tasks in tasks_about(subjects, viewer).items()}


def offers_for(rows: Sequence[Standing]) -> list[Offer]:
    """Offers with free places, nearest to the school, that the first of these pupils may choose."""
    if not rows:
        return []
    enrolment = rows[0].enrolment
    near = enrolment.classroom.school.place
    found = rows_in_order(matching(Criteria(), enrolment, near), near)
    ids = [row[0] for row in found[:MOST_OFFERS]]
    offers = Offer.objects.select_related("company").in_bulk(ids)
    return [offers[pk] for pk in ids if pk in offers]


def preview(rows: Sequence[Standing], act: Act, given: Given | None, tasks: Mapping[int, Shown]) -> list[Change]:
    """What would become of each; without a choice yet, what each has now."""
    if act == Act.REMIND:
        return [_reminded(row) for row in rows]
    if act == Act.OFFER:
        shown = set(
            Nudge.objects.filter(enrolment__in=[row.enrolment_id for row in rows], offer=given and given.offer)
            .exclude(offer=None)
            .values_list("enrolment_id", flat=True)
        )
        return [_offered(row, given, shown) for row in rows]
    return [_of_task(row, act, given, tasks.get(row.enrolment_id)) for row in rows]


def _reminded(row: Standing) -> Change:
    last, step = row.nudged_on, NextStep(row.next_step)  # type: ignore[attr-defined]
    before = _("rappelé le %(day)s") % {"day": short_day(last)} if last else ""
    return Change(row, before, said_to_pupil(step, row.next_due), _within(why_not_nudge(step, last=last)))


def _offered(row: Standing, given: Given | None, shown: set[int]) -> Change:
    if row.placed:
        return Change(row, row.place, "", _("a déjà une place"))
    if given is None or given.offer is None:
        return Change(row, "", "")
    if row.enrolment_id in shown:
        return Change(row, "", "", _("cette offre lui a déjà été proposée"))
    return Change(row, "", given.offer.title, _within(why_not_offer(row.enrolment, given.offer)))


def _within(sentence: str) -> str:
    """A sentence as a part of another one."""
    return sentence[:1].lower() + sentence[1:].removesuffix(".")


def _of_task(row: Standing, act: Act, given: Given | None, task: Shown | None) -> Change:
    if task is None:
        return Change(row, "", "", _("personne n’a de tâche à son sujet"))
    before = task.owner if act == Act.GIVE else short_day(task.waits_until or task.due)
    if not task.may:
        return Change(row, before, "", _("la tâche est à %(name)s") % {"name": task.owner})
    if given is None:
        return Change(row, before, "")
    if act == Act.LATER:
        return Change(row, before, short_day(given.day) if given.day else "")
    if given.owner is None or given.owner.key not in {each.key for each in task.colleagues}:
        return Change(row, before, "", _("cette personne ne suit pas la classe"))
    return Change(row, before, given.owner.user.name)


def apply_to(
    changes: Sequence[Change], act: Act, given: Given, tasks: Mapping[int, Shown], *, by: Actor
) -> tuple[int, list[str]]:
    """Do it for each that changes; how many, and for those refused their name and why. One refusal stops no other."""
    done, refused = 0, []
    for change in changes:
        if change.no:
            continue
        try:
            _one(change.row, act, given, tasks, by)
            done += 1
        except (DomainError, NotAllowed) as error:
            refused.append(f"{change.row.enrolment.pupil.full_name} : {error}")
    return done, refused


def _one(row: Standing, act: Act, given: Given, tasks: Mapping[int, Shown], by: Actor) -> None:
    enrolment: Enrolment = row.enrolment
    if act == Act.REMIND:
        nudge(enrolment, by=by)
    elif act == Act.OFFER and given.offer is not None:
        show_offer(enrolment, offer=given.offer, by=by)
    else:
        task = Task.objects.select_related("owner").get(pk=tasks[row.enrolment_id].pk, state=TaskState.OPEN)
        if act == Act.LATER:
            snooze(task, until=given.day or clock.today(), by=by)
        elif given.owner is not None:
            give(task, to=given.owner, by=by)
