"""Who reads a thread: computed from the links of `people.sight` at every request, and said before anything is written.

Never one adult alone: the adult, and at least one coordinator, teacher of the class or, for a teacher's thread, head.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.organisations.capacities import HEAD_TEACHER
from premierpas.organisations.enums import Role
from premierpas.people.enums import LinkPurpose
from premierpas.people.models import Enrolment, PupilLink
from premierpas.people.sight import open_now, seen_by

from .models import Thread

ACCOMPANY = (LinkPurpose.MENTORING, LinkPurpose.YOUTH_WORK, LinkPurpose.CLASS, LinkPurpose.TERRITORY)
_OF_A_PAIR = (LinkPurpose.PAIR_LEAD, LinkPurpose.STAND_IN)
READING = (*ACCOMPANY, *_OF_A_PAIR, LinkPurpose.SCHOOL)
FUNCTIONS = {
    LinkPurpose.MENTORING: _("bénévole de l’association"),
    LinkPurpose.YOUTH_WORK: _("éducateur d’une association"),
    LinkPurpose.CLASS: _("professeur de la classe"),
    LinkPurpose.TERRITORY: _("coordination de l’association"),
    LinkPurpose.PAIR_LEAD: _("responsable du binôme"),
    LinkPurpose.STAND_IN: _("bénévole remplaçant"),
    LinkPurpose.SCHOOL: _("direction de l’établissement"),
}


class Closed(Enum):
    """Why nothing can be written in a thread now."""

    GONE = "gone"  # its adult is no longer around the pupil, or not cleared any more
    ALONE = "alone"  # nobody else would read
    LEFT = "left"  # the pupil's year in this class is over


@dataclass(frozen=True)
class Reader:
    """An adult who reads a thread, and why. `is_partner`: the one with whom the pupil writes."""

    user_id: int
    name: str
    function: str
    link: PupilLink
    is_partner: bool = False


@dataclass(frozen=True)
class Readers:
    """Everybody who reads a thread now, its own adult first; `closed`: why nothing can be written, if so."""

    adults: tuple[Reader, ...]
    closed: Closed | None

    @property
    def partner(self) -> Reader | None:
        return next((each for each in self.adults if each.is_partner), None)

    @property
    def others(self) -> tuple[Reader, ...]:
        return tuple(each for each in self.adults if not each.is_partner)


def readers_of(thread: Thread) -> Readers:
    """Who reads this thread, as the links are at this moment."""
    return _readers(thread, effective_links(thread.enrolment))


def effective_links(enrolment: Enrolment) -> list[PupilLink]:
    """The open links by which adults of the pupil's year may read or write; nobody who has left or isn't cleared."""
    rows = PupilLink.objects.filter(open_now(), pupil=enrolment.pupil_id, purpose__in=READING)
    rows = rows.select_related("adult", "membership", "volunteer").order_by("pk")
    return [each for each in rows if _counts(each) and _belongs(each, enrolment)]


def accompanying(enrolment: Enrolment) -> list[PupilLink]:
    """With whom the pupil may write: one link an adult and capacity."""
    found: dict[tuple[int | None, int | None], PupilLink] = {}
    for each in effective_links(enrolment):
        if each.purpose in ACCOMPANY:
            found.setdefault((each.membership_id, each.volunteer_id), each)
    return list(found.values())


def threads_of(viewer: Viewer) -> QuerySet[Thread]:
    """The threads that an adult reads now, or all of a pupil's own; for lists, in one query."""
    rows = Thread.objects.select_related("enrolment__pupil", "membership__user", "volunteer")
    if viewer.is_pupil:
        return rows.filter(enrolment__pupil=viewer.pupil_id)
    own = Q(membership=OuterRef("membership")) | Q(volunteer=OuterRef("volunteer"))
    school = OuterRef("enrolment__classroom__school")
    theirs = Q(purpose=LinkPurpose.CLASS, reference=OuterRef("enrolment__classroom")) | Q(
        purpose=LinkPurpose.TERRITORY, reference=OuterRef("enrolment__classroom__school__territory")
    ) | own & Q(purpose__in=[LinkPurpose.MENTORING, LinkPurpose.YOUTH_WORK])  # fmt: skip
    heads = Q(purpose=LinkPurpose.SCHOOL, capacity=HEAD_TEACHER.name, reference=school)
    seen = seen_by(viewer).filter(pupil=OuterRef("enrolment__pupil"))
    pairs = seen_by(viewer).filter(purpose__in=_OF_A_PAIR)
    of_their_pairs = PupilLink.objects.filter(
        open_now(), purpose=LinkPurpose.MENTORING, reference__in=pairs.values("reference"),
        pupil=OuterRef("enrolment__pupil"), volunteer=OuterRef("volunteer"),
    )  # fmt: skip
    return rows.filter(
        Exists(seen.filter(theirs))
        | Q(membership__role=Role.TEACHER) & Exists(seen.filter(heads))
        | Exists(of_their_pairs)
    )


def _readers(thread: Thread, links: Iterable[PupilLink]) -> Readers:
    links = list(links)
    pairs = {each.reference for each in links if _is_partner(each, thread) and each.purpose == LinkPurpose.MENTORING}
    found: dict[int, Reader] = {}
    for each in sorted(links, key=lambda link: not _is_partner(link, thread)):
        if _is_partner(each, thread) or _supervises(each, thread, pairs):
            purpose = LinkPurpose(each.purpose)
            partner = _is_partner(each, thread)
            reader = Reader(each.adult_id, each.adult.name, str(FUNCTIONS[purpose]), each, partner)
            found.setdefault(each.adult_id, reader)
    adults = tuple(found.values())
    return Readers(adults, _closed(thread, adults))


def _closed(thread: Thread, adults: tuple[Reader, ...]) -> Closed | None:
    if thread.enrolment.left_on is not None:
        return Closed.LEFT
    if not any(each.is_partner for each in adults):
        return Closed.GONE
    if not any(each.link.membership_id is not None for each in adults if not each.is_partner):
        return Closed.ALONE
    return None


def _counts(link: PupilLink) -> bool:
    if not link.adult.is_active:
        return False
    if link.volunteer is not None:
        until = link.volunteer.until
        return link.volunteer.sees_pupils and (until is None or until > clock.now())
    return link.membership is not None and link.membership.until is None


def _belongs(link: PupilLink, enrolment: Enrolment) -> bool:
    room = enrolment.classroom
    places = {
        LinkPurpose.CLASS: room.pk,
        LinkPurpose.SCHOOL: room.school_id,
        LinkPurpose.TERRITORY: room.school.territory_id,
    }
    return link.reference == places.get(LinkPurpose(link.purpose), link.reference)


def _is_partner(link: PupilLink, thread: Thread) -> bool:
    same = (link.membership_id, link.volunteer_id) == (thread.membership_id, thread.volunteer_id)
    return same and link.purpose in ACCOMPANY


def _supervises(link: PupilLink, thread: Thread, pairs: set[int]) -> bool:
    if link.purpose in (LinkPurpose.CLASS, LinkPurpose.TERRITORY):
        return True
    if link.purpose in _OF_A_PAIR:
        return link.reference in pairs
    of_teacher = thread.membership is not None and thread.membership.role == Role.TEACHER
    return of_teacher and link.purpose == LinkPurpose.SCHOOL and link.capacity == HEAD_TEACHER.name
