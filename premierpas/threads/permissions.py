"""Who writes with pupils, who reads, who judges what is held. About one pupil, links of `people.sight` decide."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.organisations.capacities import COORDINATOR, HEAD_TEACHER, TEACHER
from premierpas.people.capacities import VOLUNTEER
from premierpas.people.models import Enrolment

from .held import held_for_review_by
from .models import Message, Thread
from .readers import accompanying, threads_of


@rules.predicate
def converses(viewer: Viewer) -> bool:
    """Adults who may be around pupils: of a school or the association; volunteers only while they are cleared."""
    if viewer.capacity is not None and viewer.acts_as(VOLUNTEER):
        return bool(viewer.capacity.row.sees_pupils)
    return viewer.acts_as(TEACHER, HEAD_TEACHER, COORDINATOR)


@rules.predicate
def reads(viewer: Viewer, thread: Thread) -> bool:
    return (viewer.is_pupil or converses(viewer)) and threads_of(viewer).filter(pk=thread.pk).exists()


@rules.predicate
def reads_as_pupil(viewer: Viewer, thread: Thread) -> bool:
    return viewer.is_pupil and reads(viewer, thread)


@rules.predicate
def reads_as_adult(viewer: Viewer, thread: Thread) -> bool:
    return not viewer.is_pupil and reads(viewer, thread)


@rules.predicate
def reads_message(viewer: Viewer, message: Message) -> bool:
    """What is shown to the whole thread; nobody sees what waits but its writer and who judges it."""
    return message.state == "shown" and reads(viewer, message.thread)


@rules.predicate
def reads_message_as_pupil(viewer: Viewer, message: Message) -> bool:
    return viewer.is_pupil and reads_message(viewer, message)


@rules.predicate
def reads_message_as_adult(viewer: Viewer, message: Message) -> bool:
    return not viewer.is_pupil and reads_message(viewer, message)


@rules.predicate
def begins(viewer: Viewer, enrolment: Enrolment) -> bool:
    """The pupil, and each adult who accompanies them now."""
    if viewer.is_pupil:
        return viewer.pupil_id == enrolment.pupil_id
    return begins_as_adult(viewer, enrolment)


@rules.predicate
def begins_as_adult(viewer: Viewer, enrolment: Enrolment) -> bool:
    if not converses(viewer) or enrolment.left_on is not None:
        return False
    mine = (viewer.user_id, viewer.membership_id, viewer.volunteer_id)
    return any((each.adult_id, each.membership_id, each.volunteer_id) == mine for each in accompanying(enrolment))


@rules.predicate
def wrote(viewer: Viewer, message: Message) -> bool:
    """The writer, as long as they still read the thread."""
    return message.by_id is not None and message.by_id == viewer.user_id and reads(viewer, message.thread)


@rules.predicate
def judges(viewer: Viewer, message: Message) -> bool:
    return held_for_review_by(viewer).filter(pk=message.pk).exists()


@rules.predicate
def takes_away(viewer: Viewer, message: Message) -> bool:
    """A coordinator who reads the thread, of what another wrote."""
    return viewer.acts_as(COORDINATOR) and message.by_id != viewer.user_id and reads(viewer, message.thread)


@rules.predicate
def reviews(viewer: Viewer) -> bool:
    return viewer.acts_as(COORDINATOR)


rules.add_perm("threads.converse", converses)
rules.add_perm("threads.read", reads)
rules.add_perm("threads.read_as_pupil", reads_as_pupil)
rules.add_perm("threads.read_as_adult", reads_as_adult)
rules.add_perm("threads.report", reads_message)
rules.add_perm("threads.report_as_pupil", reads_message_as_pupil)
rules.add_perm("threads.report_as_adult", reads_message_as_adult)
rules.add_perm("threads.begin", begins)
rules.add_perm("threads.begin_as_adult", begins_as_adult)
rules.add_perm("threads.withdraw", wrote)
rules.add_perm("threads.review", reviews)
rules.add_perm("threads.judge", judges)
rules.add_perm("threads.take_away", takes_away)
