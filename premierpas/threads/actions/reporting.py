"""A message is reported: by the pupil, or by an adult who reads the thread; coordinators alone read the file."""

from premierpas.core.actions import Actor, action
from premierpas.messaging.actions import report_for_pupil, report_problem
from premierpas.messaging.models import Incident
from premierpas.people.models import Pupil

from ..copies import copy_of
from ..models import Message


@action(may="threads.report")
def report_message(message: Message, *, by: Actor, worry: str, text: str) -> Incident:
    """Open the pupil's incident file, or add to it, with the message's copy."""
    pupil = Pupil.objects.get(pk=message.thread.enrolment.pupil_id)
    page, copied = f"/messages/{message.thread_id}/", copy_of(message)
    if by.viewer.is_pupil:
        return report_problem(pupil, by=by, worry=worry, text=text, page=page, copied=copied)
    return report_for_pupil(pupil, worry=worry, text=text, page=page, copied=copied)
