"""A pair that ends calls its meetings off; what waited for its volunteer waits no longer."""

from premierpas.core import clock
from premierpas.core.events import subscribe
from premierpas.mentoring.events import PairEnded, PairStarted
from premierpas.mentoring.models import Pair

from . import notices
from .actions.arranging import call_off
from .enums import MeetingState
from .models import Attendance, Meeting
from .telling import is_soon, tell_pupils
from .waiting import settle_pair


@subscribe(PairStarted)
def something_may_wait(event: PairStarted) -> None:
    settle_pair(event.pair_id)


@subscribe(PairEnded)
def meetings_are_off(event: PairEnded) -> None:
    """The pupil is told of those that were ahead; one with others goes on without them."""
    pair = Pair.objects.get(pk=event.pair_id)
    planned = Meeting.objects.filter(attendances__pair=pair, state=MeetingState.PLANNED)
    for meeting in planned.select_for_update(of=("self",)).select_related("volunteer__user").order_by("pk"):
        theirs = Attendance.objects.filter(meeting=meeting, pair=pair, excused_at=None)
        rows = list(theirs.select_related("pair__enrolment__pupil__user", "pair__enrolment__classroom__school"))
        if meeting.start > clock.now():
            tell_pupils(notices.CANCELLED, meeting, rows, occasion="ended", soon=is_soon(meeting.start))
        others = meeting.attendances.exclude(pair=pair).filter(excused_at=None, pair__until=None)
        if others.exists():
            theirs.update(excused_at=clock.now())
        else:
            call_off(meeting, "")
    settle_pair(pair.pk)
