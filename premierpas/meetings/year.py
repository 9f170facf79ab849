"""What meetings say of a pupil's year: that they took place, were missed or are to come; never what was said there."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.core.compiled import Compiled, Given
from premierpas.people.models import Enrolment
from premierpas.people.year import Fact

from .enums import MeetingState
from .models import Attendance

_meetings = Compiled(
    lambda: (
        Attendance.objects.filter(pair__enrolment=Given("enrolment"))
        .exclude(meeting__state=MeetingState.CANCELLED)
        .select_related("meeting__volunteer")
    )
)


def facts_of(enrolment: Enrolment, viewer: Viewer) -> Iterator[Fact]:
    """One question, however many there were."""
    for row in _meetings(enrolment=enrolment.pk):
        name = {"name": row.meeting.volunteer.name}
        missed = row.came is False
        words = _("Rendez-vous manqué avec %(name)s") % name if missed else _("Rendez-vous avec %(name)s") % name
        yield Fact(row.meeting.start, words, icon="calendar-days")
