"""What a help lets its youth worker see: the pupil, from the guardian's yes to the end of the school year."""

from datetime import date

from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.people.enums import LinkPurpose
from premierpas.people.holders import Holder
from premierpas.people.sight import end_links, link
from premierpas.workshop.models import ReviewRequest, ReviewState

from .enums import WhyEnded
from .models import Support


@step
def open_link(support: Support) -> None:
    """Until the summer at the latest: a class closes then, and nobody has to think of it."""
    summer = clock.midnight(date(support.enrolment.classroom.school_year + 1, 8, 1))
    link(
        Holder.volunteer(support.volunteer),
        [support.enrolment.pupil_id],
        purpose=LinkPurpose.YOUTH_WORK,
        reference=support.pk,
        until=summer,
    )


@step
def over(support: Support, why: WhyEnded) -> None:
    """The help is over, and so is what it showed: the pupil, and texts that wait for this reader."""
    support.until, support.why_ended = clock.now(), why
    support.save(update_fields=["until", "why_ended"])
    end_links(purpose=LinkPurpose.YOUTH_WORK, reference=support.pk)
    shown = ReviewRequest.objects.filter(
        volunteer=support.volunteer_id, pupil=support.enrolment.pupil_id, state=ReviewState.ASKED
    )
    shown.update(state=ReviewState.WITHDRAWN)
