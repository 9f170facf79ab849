"""Writing and sending: what leaves is a frozen copy, without the pupil's identity."""

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.compiled import Compiled, Given
from premierpas.core.events import emit
from premierpas.core.text import clean
from premierpas.offers.models import OfferSlot
from premierpas.people.models import Enrolment, Pupil
from premierpas.ui.pdf.documents import TooLong
from premierpas.workshop.anonymity import identity_of, search_texts
from premierpas.workshop.documents import why_too_long
from premierpas.workshop.texts import CV_PARTS

from .. import conditions
from ..deadlines import answer_due, days_of
from ..enums import LIVE, ApplicationState
from ..errors import AlreadyApplied, IdentityFound, NothingWritten, OfferNotOpen
from ..events import ApplicationStarted, ApplicationSubmitted
from ..models import Application
from .locking import lock, lock_pupil, require

_present = Compiled(
    lambda: (
        Enrolment.objects.filter(pupil=Given("pupil"), left_on=None, classroom__closed_at=None)
        .select_related("pupil", "classroom__school__territory")
        .order_by("-school_year")[:1]
    )
)


@action(may="people.be_this_pupil")
def start_application(pupil: Pupil, *, slot: OfferSlot, by: Actor) -> Application:
    """A draft for this week of this offer, or the one there already is.

    Raises AuthorisationMissing, OfferNotOpen, NoWeeksYet, OtherWeek, WeekTooClose, WeekTaken, TooManyApplications or
    AlreadyApplied.
    """
    pupil = lock_pupil(pupil.pk)
    slot = OfferSlot.objects.select_related("offer").get(pk=slot.pk)
    enrolment = enrolment_of(pupil)
    running = Application.objects.filter(
        pupil=pupil, slot=slot, state__in=["draft", *LIVE, ApplicationState.CONFIRMED]
    ).first()
    if running is not None and running.state != ApplicationState.DRAFT:
        raise AlreadyApplied
    check_may_send(pupil, enrolment, slot)
    if running is not None:
        return running
    draft = Application.objects.create(pupil=pupil, enrolment=enrolment, offer=slot.offer, slot=slot)
    emit(ApplicationStarted(at=clock.now(), application_id=draft.pk))
    return draft


@action(may="applications.send_own")
def submit_application(
    application: Application, *, letter: str, cv: dict[str, str], show_languages: bool = False, by: Actor
) -> Application:
    """Send a draft: letter and CV are frozen as they are now; the pupil may go on writing the originals.

    Raises IdentityFound, NothingWritten, TooLong, and what `start_application` raises.
    """
    application = lock(application)
    require(application, ApplicationState.DRAFT)
    pupil = application.pupil
    check_may_send(pupil, application.enrolment, application.slot)
    application.letter, application.show_languages = clean(letter).strip(), show_languages
    application.cv = frozen_cv(cv, show_languages=show_languages)
    check_written(application.letter, application.cv)
    if why_too_long(application.cv):
        raise TooLong
    found = search_texts({"letter": application.letter, **application.cv}, identity_of(pupil))
    if found:
        raise IdentityFound(found)
    return send(application)


def check_may_send(pupil: Pupil, enrolment: Enrolment, slot: OfferSlot) -> None:
    """Everything but the texts; raises the first failing condition."""
    conditions.check_authorised(enrolment)
    conditions.check_open(slot.offer, enrolment)
    conditions.check_week(slot, enrolment)
    conditions.check_time_to_answer(slot)
    conditions.check_days_free(pupil, slot)
    conditions.check_limit(pupil, enrolment)


@step
def send(application: Application) -> Application:
    """Put a draft or a withdrawn application before the company, with a fresh deadline; the caller holds its locks."""
    today = clock.today()
    application.state = ApplicationState.SUBMITTED
    application.submitted_at = clock.now()
    application.answer_due = answer_due(
        days_of(application.enrolment.classroom.school), today, application.slot.first_day
    )
    application.read_at, application.read_by, application.answered_at, application.answered_by = None, "", None, ""
    application.extended_at = application.confirm_due = application.confirmed_at = application.ended_at = None
    application.end_reason, application.kind_words, application.rejection_reason = "", "", ""
    application.turn += 1
    application.save()
    Pupil.objects.filter(pk=application.pupil_id).update(last_action_at=clock.now())
    emit(ApplicationSubmitted(at=clock.now(), application_id=application.pk))
    return application


def frozen_cv(cv: dict[str, str], *, show_languages: bool) -> dict[str, str]:
    """The parts of a CV that leave: languages only where the pupil ticked them."""
    parts = [part for part in CV_PARTS if part != "languages" or show_languages]
    return {part: text for part in parts if (text := clean(str(cv.get(part, ""))).strip())}


def check_written(letter: str, cv: dict[str, str]) -> None:
    """Raises NothingWritten when the letter or the CV is empty."""
    if not letter:
        raise NothingWritten(_("Ta lettre est encore vide. Écris-la d’abord."))
    if not cv:
        raise NothingWritten(_("Ton CV est encore vide. Remplis au moins une partie."))


def enrolment_of(pupil: Pupil) -> Enrolment:
    """The pupil's present year; raises OfferNotOpen for one who has none."""
    enrolment = _present.first(pupil=pupil.pk)
    if enrolment is None:
        raise OfferNotOpen
    return enrolment
