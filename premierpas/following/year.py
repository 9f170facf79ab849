"""One pupil's year on one line: what every floor has to say of it, what adults did from here, what is to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from premierpas.accounts.capacities import Viewer
from premierpas.agenda.enums import TaskState
from premierpas.agenda.models import Task
from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given
from premierpas.core.outbox.models import Channel, Message
from premierpas.mentoring.waiting import ALONE
from premierpas.people.models import Enrolment
from premierpas.people.year import Fact
from premierpas.people.year import year as floors

from .helping import HELP
from .models import Nudge
from .next_steps import NextStep

_DONE = {HELP.code: gettext_lazy("Élève aidé"), ALONE.code: gettext_lazy("Mentor retrouvé")}
# What the house tells a pupil about places and steps; what is between them and the association alone isn't counted.
_ABOUT = ("pupil", "application", "placement", "agreement")


_nudges = Compiled(lambda: Nudge.objects.filter(enrolment=Given("enrolment")).select_related("by", "offer"))
_helped = Compiled(
    lambda: Task.objects.filter(reason__in=_DONE, subject=Given("enrolment")).select_related("owner__user", "done_by")
)


@dataclass(frozen=True)
class Year:
    """`ahead`: what is fixed, the nearest first; `past`: what has happened, the newest first."""

    ahead: list[Fact]
    past: list[Fact]


def year_of(enrolment: Enrolment, viewer: Viewer) -> Year:
    """What this viewer may read of it; as many questions for a full year as for an empty one."""
    facts = [fact for floor in floors for fact in floor(enrolment, viewer)]
    facts.sort(key=lambda fact: _instant(fact.at))
    today = clock.today()
    ahead = [fact for fact in facts if _day(fact.at) > today]
    return Year(ahead, [fact for fact in reversed(facts) if _day(fact.at) <= today])


def facts_of(enrolment: Enrolment, viewer: Viewer) -> Iterator[Fact]:
    """What was said to the pupil and done about them from the lists."""
    for row in _nudges(enrolment=enrolment.pk):
        if row.offer is not None:
            yield Fact(row.at, _("Offre proposée : %(offer)s") % {"offer": row.offer.title}, icon="briefcase")
        else:
            step = NextStep(row.step).label
            said = _("Rappel de %(name)s : %(step)s") if row.by else _("Rappel : %(step)s")
            yield Fact(row.at, said % {"step": step, "name": row.by.name if row.by else ""}, icon="envelope")
    yield from _tasks(enrolment)
    yield from _messages(enrolment)


def _tasks(enrolment: Enrolment) -> Iterator[Fact]:
    for row in _helped(enrolment=enrolment.pk):
        if row.state == TaskState.DONE and row.ended_at:
            who = row.done_by or row.owner.user
            words = f"{_DONE[row.reason]} : {who.name}"
            yield Fact(row.ended_at, words)
        elif row.state == TaskState.OPEN:
            words = _("À faire par %(name)s : aider l’élève") % {"name": row.owner.user.name}
            yield Fact(row.snoozed_until or row.due, words, icon="calendar-days")


def _messages(enrolment: Enrolment) -> Iterator[Fact]:
    """How many messages reached the pupil's app each day: how many, not what they say."""
    rows = Message.objects.filter(user=enrolment.pupil.user_id, channel=Channel.APP, at__gte=enrolment.since)
    rows = rows.filter(about__regex=rf"^({'|'.join(_ABOUT)}):")
    counted = rows.order_by().values_list(TruncDate("at", tzinfo=clock.PARIS)).annotate(n=Count("pk"))
    for day, n in counted:
        words = ngettext("%(n)s message reçu par l’élève", "%(n)s messages reçus par l’élève", n)
        yield Fact(day, words % {"n": n}, icon="envelope")


def _day(at: date) -> date:
    return at.astimezone(clock.PARIS).date() if isinstance(at, datetime) else at


def _instant(at: date) -> datetime:
    return at if isinstance(at, datetime) else datetime.combine(at, time.max, clock.PARIS)
