"""What leads and teachers are told once a week: counted when it leaves, of what they could open at that moment."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import ngettext

from premierpas.accounts.capacities import Viewer, viewer_of
from premierpas.agenda.enums import TaskState
from premierpas.agenda.models import Presence, Task
from premierpas.agenda.presences import present
from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.core.outbox.about import About
from premierpas.mentoring.models import Pair
from premierpas.mentoring.waiting import CHECK_IN
from premierpas.organisations.models import School
from premierpas.organisations.people import recipient_of
from premierpas.people.circle import tell
from premierpas.people.enums import LinkPurpose
from premierpas.people.models import PupilLink
from premierpas.people.sight import open_now

from .enums import MeetingState
from .holding import answered_pairs
from .models import Attendance, Meeting, SharedNote
from .notices import SHARED_THIS_WEEK, WEEK_OF_PAIRS
from .readers import Kind, readable

WEEK = timedelta(days=7)


def leads() -> list[str]:
    """The keys of those who lead a running pair."""
    keys = Pair.objects.running().filter(lead__in=present()).values_list("lead__key", flat=True)
    return sorted(set(keys))


def teachers() -> list[str]:
    """The keys of those who teach a pupil who is accompanied."""
    accompanied = Pair.objects.running().values("enrolment__pupil")
    rows = PupilLink.objects.filter(open_now(), purpose=LinkPurpose.CLASS, pupil__in=accompanied)
    return sorted({f"membership:{pk}" for pk in rows.values_list("membership", flat=True)})


@step
def deliver(key: str, monday: date) -> bool:
    """Tell whoever holds this capacity, if they still do, and if there is anything; whether they were told."""
    presence = present().select_related("user").filter(key=key).first()
    viewer = viewer_of(presence.user, active=key) if presence else None
    if presence is None or viewer is None or viewer.capacity is None or viewer.capacity.key != key:
        return False
    if viewer.is_teacher:
        return _tell_teacher(presence, viewer, monday)
    lines = lines_for_lead(presence, viewer, monday)
    if lines:
        tell(
            WEEK_OF_PAIRS, [recipient_of(presence.user)], key=f"{WEEK_OF_PAIRS.code}:{key}:{monday}",
            about=_about(viewer), link=reverse("meetings:overview"), what="\n".join(lines),
        )  # fmt: skip
    return bool(lines)


def lines_for_lead(presence: Presence, viewer: Viewer, monday: date) -> list[str]:
    """How the last week went with the pairs that somebody leads and sees; nothing where nothing is to tell."""
    pairs = answered_pairs(viewer).filter(lead=presence)
    since, until = clock.midnight(monday) - WEEK, clock.midnight(monday)
    rows = Attendance.objects.filter(pair__in=pairs, meeting__start__gte=since, meeting__start__lt=until)
    held = rows.filter(came=True).count()
    missed = rows.filter(came=False).count()
    late = Meeting.objects.filter(
        attendances__pair__in=pairs, state=MeetingState.PLANNED, start__lt=clock.now() - timedelta(days=1)
    )
    checks = Task.objects.filter(owner=presence, state=TaskState.OPEN, reason=CHECK_IN.code, due__lt=monday + WEEK)
    counted = (
        (held, ngettext("%(n)d rendez-vous tenu", "%(n)d rendez-vous tenus", held)),
        (missed, ngettext("%(n)d rendez-vous manqué", "%(n)d rendez-vous manqués", missed)),
        (n := late.distinct().count(), ngettext("%(n)d compte rendu en retard", "%(n)d comptes rendus en retard", n)),
        (n := checks.count(), ngettext("%(n)d point à faire cette semaine", "%(n)d points à faire cette semaine", n)),
    )
    return [words % {"n": count} for count, words in counted if count]


def _tell_teacher(presence: Presence, viewer: Viewer, monday: date) -> bool:
    since, until = clock.midnight(monday) - WEEK, clock.midnight(monday)
    rows = SharedNote.objects.filter(written_at__gte=since, written_at__lt=until)
    count = readable(rows, viewer, Kind.SHARED).count()
    if count:
        words = ngettext("%(n)d compte rendu partagé", "%(n)d comptes rendus partagés", count) % {"n": count}
        tell(
            SHARED_THIS_WEEK, [recipient_of(presence.user)], key=f"{SHARED_THIS_WEEK.code}:{presence.key}:{monday}",
            about=_about(viewer), link=reverse("meetings:shared"), what=words,
        )  # fmt: skip
    return bool(count)


def _about(viewer: Viewer) -> About:
    if viewer.is_teacher:
        return About("school", viewer.school_id, School.objects.get(pk=viewer.school_id).territory_id)
    return About("territory", viewer.territory_id, viewer.territory_id)
