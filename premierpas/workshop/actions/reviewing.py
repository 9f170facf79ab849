"""Giving a text to read, taking it back, answering. Nobody but the pupil ever changes the text."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.alphabet import alphabetical
from premierpas.core.errors import DomainError, NotAllowed, WrongState
from premierpas.core.events import emit
from premierpas.core.languages import in_french
from premierpas.core.text import clean
from premierpas.organisations.models import Membership
from premierpas.organisations.presence import teachers
from premierpas.people.models import Enrolment, Pupil, PupilLink, Volunteer
from premierpas.people.sight import open_now

from ..events import ReviewAnswered, ReviewAsked
from ..helping import HELPING
from ..keeping.texts import kind_named
from ..models import Reader, ReviewComment, ReviewRequest, ReviewState


class NothingToRead(DomainError):
    """The text is empty."""

    def __init__(self) -> None:
        super().__init__(_("Il n’y a encore rien à lire. Écris d’abord quelques phrases."))


class NotAReader(NotAllowed):
    """The chosen person neither teaches the pupil's class nor accompanies the pupil (any more)."""

    def __init__(self) -> None:
        super().__init__(_("Choisis une personne de la liste."), field="reader")


class NothingSaid(DomainError):
    """An answer without a word."""

    def __init__(self) -> None:
        super().__init__(_("Écrivez au moins une remarque, ou un mot pour finir."), field="closing")


class ReviewOver(WrongState):
    """The request was answered or taken back meanwhile."""

    def __init__(self) -> None:
        super().__init__(_("Cette demande de lecture est déjà terminée."))


def readers_of(pupil: Pupil) -> list[Reader]:
    """The teachers of the class in which the pupil is now, the referent first; then who accompanies or helps."""
    enrolment = Enrolment.objects.filter(pupil=pupil, left_on=None).order_by("-school_year").first()
    if enrolment is None:
        return []
    links = PupilLink.objects.filter(open_now(), pupil=pupil, purpose__in=HELPING)
    helpers = (
        Volunteer.objects.filter(pk__in=links.values("volunteer"))
        .select_related("user")
        .order_by(alphabetical("name"), "pk")
    )
    found: list[Reader] = [row.membership for row in teachers(enrolment.classroom_id)]
    return [*found, *(each for each in helpers if each.sees_pupils)]


@action(may="people.be_this_pupil")
def ask_review(pupil: Pupil, *, kind: str, text_id: int, reader: Reader, by: Actor) -> ReviewRequest:
    """Show one's text as it is now to one of `readers_of`; `kind` and `text_id` as `keeping.texts` knows it.

    Asked again for the same words gives the same request; for other words the former is taken back, so that the
    reader has the newest. Raises NothingToRead (also when there is no such text of this pupil), NotAReader.
    """
    Pupil.objects.select_for_update(no_key=True).get(pk=pupil.pk)
    if reader not in readers_of(pupil):
        raise NotAReader
    known = kind_named(kind)
    text = known.find(pupil, text_id)
    words = text.parts() if text is not None else {}
    with in_french():
        labels = known.labels(text).items() if words else ()
        parts = [[part, str(label), words[part]] for part, label in labels if words[part]]
        title = known.title(text)[:300] if parts else ""
    if not parts:
        raise NothingToRead
    whose: dict[str, Reader] = {"reader": reader} if isinstance(reader, Membership) else {"volunteer": reader}
    waiting = ReviewRequest.objects.filter(kind=kind, text_id=text_id, state=ReviewState.ASKED, **whose).first()
    if waiting is not None:
        if waiting.parts == parts:
            return waiting
        withdraw_review(waiting, by=by)
    row = ReviewRequest.objects.create(
        pupil=pupil, kind=kind, text_id=text_id, title=title, parts=parts, **whose
    )  # fmt: skip
    emit(ReviewAsked(at=clock.now(), request_id=row.pk))
    return row


@action(may="people.write_own")
def withdraw_review(request: ReviewRequest, *, by: Actor) -> bool:
    """Take a text back before it was read; False for one that is answered, which stays. Twice changes nothing."""
    row = ReviewRequest.objects.select_for_update().get(pk=request.pk)
    if row.state == ReviewState.ASKED:
        row.state = ReviewState.WITHDRAWN
        row.save(update_fields=["state"])
    return row.state == ReviewState.WITHDRAWN


@action(may="workshop.read_review")
def answer_review(
    request: ReviewRequest, *, comments: Mapping[tuple[str, int], str], closing: str, by: Actor
) -> ReviewRequest:
    """Give the remarks to the pupil, once; `comments` by part and paragraph. Raises ReviewOver, NothingSaid."""
    row = ReviewRequest.objects.select_for_update().get(pk=request.pk)
    if row.state != ReviewState.ASKED:
        raise ReviewOver
    said = {place: clean(words).strip() for place, words in comments.items() if words.strip()}
    if not said and not closing.strip():
        raise NothingSaid
    row.state, row.answered_at, row.closing = ReviewState.ANSWERED, clock.now(), clean(closing).strip()
    row.save(update_fields=["state", "answered_at", "closing"])
    ReviewComment.objects.bulk_create(
        [ReviewComment(request=row, part=part, paragraph=at, words=words) for (part, at), words in said.items()]
    )
    emit(ReviewAnswered(at=clock.now(), request_id=row.pk))
    return row
