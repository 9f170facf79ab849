"""Who reads what was written of a meeting: one condition names them beside the field, and judges whoever opens it.

Whoever comes later wasn't named. So a guardian reads what was sent with their name beside it, a teacher what was
written since they teach the class; those who follow in a function (coordination, lead, stand-in) are announced as such,
and what the next volunteer reads is decided when the pair is made.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given, compiled_by
from premierpas.mentoring.enums import Reads
from premierpas.mentoring.models import Pair
from premierpas.people.circle import circle
from premierpas.people.enums import LinkPurpose
from premierpas.people.models import Enrolment, PupilLink
from premierpas.people.sight import Eyes, eyes_of, open_now, seen_by

from .models import PrivateNote, SharedNote, Step

Written = TypeVar("Written", SharedNote, PrivateNote)


class Kind(StrEnum):
    """For all who help the pupil, or for those who answer for the pair."""

    SHARED = "shared"
    PRIVATE = "private"


@dataclass(frozen=True)
class Reader:
    """Somebody who will read it, and as what. `guardian`: their name is recorded with the note."""

    name: str
    what: str = ""
    guardian: bool = False


_WRITERS = (LinkPurpose.MENTORING, LinkPurpose.STAND_IN)
_OF_PAIR = {
    Kind.SHARED: (LinkPurpose.PAIR_LEAD, *_WRITERS),
    Kind.PRIVATE: (LinkPurpose.PAIR_LEAD,),
}


def _opens(kind: Kind, pair: Any, by: Any, at: Any) -> Q:
    """What holds of an open link to the pupil that opens this kind of note of a pair, written by `by` then."""
    reads = Q(purpose=LinkPurpose.TERRITORY) | Q(purpose__in=_OF_PAIR[kind], reference=pair)
    if kind == Kind.SHARED:
        return reads | Q(purpose=LinkPurpose.CLASS, since__lte=at) | _next_of((Reads.SHARED,))
    return reads | Q(purpose__in=_WRITERS, reference=pair, adult=by)  # one's own word, while one accompanies


def _next_of(reads: Collection[Reads]) -> Q:
    """The link of a later pair whose volunteer may read what was before."""
    later = Pair.objects.running().filter(reads__in=reads).values("pk")
    return Q(purpose=LinkPurpose.MENTORING, reference__in=later)


def readable(rows: QuerySet[Written], viewer: Viewer | Eyes, kind: Kind) -> QuerySet[Written]:
    """Of these notes, those that the viewer may read at this moment."""
    if isinstance(viewer, Viewer) and viewer.is_pupil:
        own = rows.filter(attendance__pair__enrolment__pupil=viewer.pupil_id)
        return own if kind == Kind.SHARED else rows.none()
    opens = _opens(kind, OuterRef("attendance__pair_id"), OuterRef("by_id"), OuterRef("written_at"))
    links = seen_by(viewer).filter(opens, pupil=OuterRef("attendance__pair__enrolment__pupil"))
    return rows.filter(Exists(links))


def readable_steps(viewer: Viewer | Eyes) -> QuerySet[Step]:
    """The next steps that the viewer may read: as shared notes, and whoever may read the steps of a pair before."""
    if isinstance(viewer, Viewer) and viewer.is_pupil:
        return Step.objects.filter(pair__enrolment__pupil=viewer.pupil_id)
    opens = _opens(Kind.SHARED, OuterRef("pair_id"), None, OuterRef("made_at")) | _next_of((Reads.STEPS,))
    return Step.objects.filter(Exists(seen_by(viewer).filter(opens, pupil=OuterRef("pair__enrolment__pupil"))))


def open_steps(viewer: Viewer, pairs: Collection[int]) -> list[Step]:
    """Of the steps of these pairs, those that the viewer may read and that aren't done yet; one query."""
    if viewer.is_pupil:
        return _own_steps(pupil=viewer.pupil_id, pairs=list(pairs))
    eyes = eyes_of(viewer)
    return _open_steps(eyes)(pairs=list(pairs), now=clock.now()) if eyes else []


_own_steps = Compiled(lambda: _not_done(Step.objects.filter(pair__enrolment__pupil=Given("pupil"))))


@compiled_by
def _open_steps(eyes: Eyes) -> QuerySet[Step]:
    return _not_done(readable_steps(eyes))


def _not_done(rows: QuerySet[Step]) -> QuerySet[Step]:
    return rows.filter(done_at=None, pair__in=Given("pairs", many=True)).order_by("due", "pk")


def readers(pair: Pair, kind: Kind, *, by: int | None = None) -> list[Reader]:
    """Those who will read it, but its writer: the pupil and the family first, then those who help, each once."""
    pupil = pair.enrolment.pupil
    found = [Reader(pupil.first_name), *_family(pair.enrolment)] if kind == Kind.SHARED else []
    opens = _opens(kind, pair.pk, by, clock.now())
    links = PupilLink.objects.filter(opens, open_now(), pupil=pupil).exclude(adult=by)
    seen: set[int] = set()
    for link in links.select_related("adult", "volunteer").order_by("purpose", "since", "pk"):
        if link.adult_id in seen or link.volunteer is not None and not link.volunteer.sees_pupils:
            continue
        seen.add(link.adult_id)
        found.append(Reader(link.adult.name, _what(link)))
    return found


def guardians(enrolment: Enrolment) -> list[str]:
    """The names of those whom the family's page reaches now: the only ones of a family who may be named."""
    reached = circle(enrolment.pupil, within=enrolment).guardians
    return [each.name for each in reached if each.email or each.phone]


def _family(enrolment: Enrolment) -> list[Reader]:
    what = _("responsable légal de %(name)s") % {"name": enrolment.pupil.first_name}
    return [Reader(name, what, guardian=True) for name in guardians(enrolment)]


def _what(link: PupilLink) -> str:
    return {
        LinkPurpose.CLASS: _("enseigne dans la classe"),
        LinkPurpose.TERRITORY: _("coordination"),
        LinkPurpose.PAIR_LEAD: _("répond du binôme"),
    }.get(LinkPurpose(link.purpose), _("accompagne"))
