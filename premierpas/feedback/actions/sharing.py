"""What those who came may read again, and the page for the partner."""

from collections.abc import Collection

from django.urls import reverse

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.text import one_line
from premierpas.entrance.standing import may_be_on_photos, read, short_name
from premierpas.events.actions import report_event
from premierpas.events.enums import EventState
from premierpas.events.models import Event, Participant
from premierpas.events.seats import locked

from .. import notices
from ..errors import DidNotAgree, NobodyAgreed, NotOver, PromisedByNobody
from ..models import Feedback, Material, OnPhoto, Summary
from ..telling import tell_company, tell_hosts, tell_speakers, tell_stands


@action(may="feedback.organise")
def show_question(feedback: Feedback, *, by: Actor, shown: bool) -> Feedback:
    """The partner reads this question, without a name, or no longer does."""
    feedback = Feedback.objects.select_for_update().get(pk=feedback.pk)
    feedback.shown = shown and bool(feedback.question)
    feedback.save(update_fields=["shown"])
    return feedback


@action(may="feedback.organise")
def add_material(
    event: Event,
    *,
    by: Actor,
    title: str,
    file: bytes,
    is_photo: bool = False,
    agreed: bool = False,
    people: Collection[Participant] = (),
) -> Material:
    """Those who came may open it. `people`: the pupils who are recognised on a photo.

    Each of them has said yes, and a guardian. Raises NobodyAgreed without a word for all others, DidNotAgree with the
    names of who didn't, and NotOver: until then everybody may still say no.
    """
    on_it = _on_photo(event, people) if is_photo else []
    if is_photo and not agreed:
        raise NobodyAgreed
    material = Material.objects.create(
        event=event, title=one_line(title), file=file, is_photo=is_photo, by_id=by.user_id,
        agreed_by_id=by.user_id if is_photo else None, persons=len(on_it),
    )  # fmt: skip
    OnPhoto.objects.bulk_create([OnPhoto(material=material, participant=each) for each in on_it])
    return material


def _on_photo(event: Event, people: Collection[Participant]) -> list[Participant]:
    if event.state not in (EventState.HELD, EventState.REPORTED):
        raise NotOver
    rows = list(read(Participant.objects.filter(event=event, pk__in=[each.pk for each in people])))
    refused = [short_name(each) for each in rows if not may_be_on_photos(each)]
    if refused:
        raise DidNotAgree(refused)
    return rows


@action(may="feedback.give", on="participant")
def leave_photo(material: Material, *, by: Actor, participant: Participant) -> None:
    """A pupil no longer wants to be on it: from now on nobody but who organises opens it."""
    rows = OnPhoto.objects.filter(material=material, participant=participant, withdrawn_at=None)
    rows.update(withdrawn_at=clock.now())


@action(may="feedback.organise")
def drop_material(material: Material, *, by: Actor) -> None:
    """Nobody opens it any more, and it isn't kept."""
    Material.objects.filter(pk=material.pk).delete()


@action(may="feedback.organise")
def save_summary(event: Event, *, by: Actor, words: str, seats: int, promised_by: str) -> Summary:
    """The association's words and the partner's promise. Raises NotOver or PromisedByNobody."""
    if event.state not in (EventState.HELD, EventState.REPORTED):
        raise NotOver
    promised_by = one_line(promised_by)
    if seats and not promised_by:
        raise PromisedByNobody
    values = {
        "words": words.strip(), "seats": seats, "promised_by": promised_by if seats else "", "saved_at": clock.now(),
        "saved_by_id": by.user_id,
    }  # fmt: skip
    return Summary.objects.update_or_create(event=event, defaults=values)[0]


@action(may="feedback.organise")
def share_summary(event: Event, *, by: Actor) -> Summary:
    """The company reads its page from now on; it and whoever spoke, held a stand or welcomed are thanked, once.

    The event's report is made with it. Raises NotOver.
    """
    event = locked(event)
    if event.state not in (EventState.HELD, EventState.REPORTED):
        raise NotOver
    summary, _made = Summary.objects.get_or_create(event=event, defaults={"saved_by_id": by.user_id})
    if summary.shared_at is None:
        summary.shared_at = clock.now()
        summary.save(update_fields=["shared_at"])
        tell_company(notices.THANKS, event, link=reverse("feedback:partner", args=[event.pk]))
        tell_speakers(notices.THANKS_TO_SPEAKER, event)
        tell_stands(notices.THANKS_TO_STAND, event)
        tell_hosts(notices.THANKS_TO_HOST, event)
    report_event(event)
    return summary
