"""Speakers are asked, and say whether they come and how they want to be presented."""

from collections.abc import Mapping

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.events.models import Event, Speaker

from ..ahead import refuse_unless_ahead
from ..enums import Answer
from ..errors import NoAddress
from ..models import SpeakerPage
from ..purposes import SPEAKER, is_of_speaker
from ..telling import tell_speaker_said, write_to_speaker
from .inviting import REMIND_AFTER

_SAID = ("function", "words", "studies")


@action(may="forums.organise")
def ask_speakers(event: Event, *, by: Actor) -> list[Speaker]:
    """Send their page to all who have an address, haven't answered, and weren't written to these days: whom it was."""
    Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    rows = Speaker.objects.filter(event=event, said_yes_at=None, said_no_at=None).exclude(email="")
    rows = rows.exclude(page__reminded_at__gt=clock.now() - REMIND_AFTER).select_related("event").order_by("pk")
    asked = list(rows)
    for speaker in asked:
        _asked(speaker)
    return asked


@action(may="forums.organise")
def renew_speaker(speaker: Speaker, *, by: Actor) -> Speaker:
    """Send one their page again. Raises NoAddress."""
    if not speaker.email:
        raise NoAddress
    _asked(speaker)
    return speaker


def _asked(speaker: Speaker) -> None:
    now = clock.now()
    page, new = SpeakerPage.objects.get_or_create(speaker=speaker, defaults={"asked_at": now, "reminded_at": now})
    if not new:
        page.reminded_at = now
        page.save(update_fields=["reminded_at"])
    write_to_speaker(speaker)


@action(may="forums.organise", links={SPEAKER: is_of_speaker})
def answer_speaker(
    speaker: Speaker, *, by: Actor, answer: Answer, fields: Mapping[str, str], needs: str = ""
) -> Speaker:
    """They come or not, in their own words. The same again changes nothing. Raises WrongState once it is over."""
    speaker = Speaker.objects.select_for_update(of=("self",)).select_related("event__made_by").get(pk=speaker.pk)
    refuse_unless_ahead(speaker.event)
    before = answer_of(speaker)
    changed = [name for name in _SAID if name in fields and getattr(speaker, name) != fields[name]]
    for name in changed:
        setattr(speaker, name, fields[name])
    if before != answer:
        speaker.said_yes_at = clock.now() if answer == Answer.YES else None
        speaker.said_no_at = clock.now() if answer == Answer.NO else None
        changed += ["said_yes_at", "said_no_at"]
    if changed:
        speaker.save(update_fields=changed)
    page, _new = SpeakerPage.objects.get_or_create(speaker=speaker, defaults={"asked_at": clock.now()})
    if page.needs != needs:
        page.needs = needs
        page.save(update_fields=["needs"])
    if before != answer and by.link is not None:
        tell_speaker_said(speaker, answer)
    return speaker


def answer_of(speaker: Speaker) -> Answer | None:
    """What a speaker has said, if anything."""
    if speaker.said_yes_at is not None:
        return Answer.YES
    return Answer.NO if speaker.said_no_at is not None else None
