"""What is told around a forum: to stands and speakers by link, to whoever organises in the app, to pupils."""

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse

from premierpas.accounts.link_acts import make_link
from premierpas.core import clock
from premierpas.core.outbox.about import About
from premierpas.core.outbox.models import Suppression
from premierpas.core.outbox.notices import Notice, Recipient
from premierpas.core.outbox.suppression import hashes_of
from premierpas.events.models import Event, Participant, Speaker
from premierpas.organisations.people import recipient_of
from premierpas.people.circle import about_pupil, circle, tell
from premierpas.ui.typography import clock_time, day

from .enums import Answer
from .models import Stand
from .notices import CHANGED, LETTERS, SPEAKER_ASKED, SPEAKER_SAID, STAND_SAID
from .purposes import SPEAKER, STAND

Word = str | Callable[[], str]


def wants_none(addresses: Iterable[str]) -> set[str]:
    """Those among these addresses whose reader, whoever it is, wants no more letters to companies."""
    hashed = {each: address for address in addresses if address for each in hashes_of(address)}
    rows = Suppression.objects.filter(address__in=hashed, scope__in=["", LETTERS])
    return {hashed[each] for each in rows.values_list("address", flat=True)}


def words_of(event: Event) -> dict[str, Word]:
    """What each message says of an event."""
    return {
        "event": event.title,
        "day": lambda: day(event.start),
        "first": lambda: clock_time(event.start),
        "last": lambda: clock_time(event.end),
        "place": ", ".join(filter(None, [event.venue, event.city])),
    }


def about_stand(stand: Stand) -> About:
    """What messages to a stand are about."""
    return About("stand", stand.pk, stand.event.territory_id)


def about_speaker(speaker: Speaker) -> About:
    """What messages to a speaker are about."""
    return About("speaker", speaker.pk, speaker.event.territory_id)


def write_to_stand(notice: Notice, stand: Stand) -> None:
    """With a fresh link that lasts until the event is over; nothing where there is no address."""
    if not stand.email:
        return
    made = make_link(
        purpose=STAND, subject_id=stand.pk, recipient=stand.email, recipient_name=stand.name,
        expires_at=stand.event.over_at,
    )  # fmt: skip
    reader = Recipient.by_one_way(stand.name, email=stand.email, mobile="")
    key = f"{notice.code}:{stand.pk}:{made.pk}"
    tell(notice, [reader], key=key, about=about_stand(stand), link=f"link:{made.pk}", **words_of(stand.event))


def tell_stands(notice: Notice, event: Event, **words: Word) -> None:
    """Those that were invited, or wait for a word, and haven't said no; their page keeps its link."""
    rows = Stand.objects.filter(event=event).exclude(answer=Answer.NO).exclude(email="").order_by("pk")
    for stand in rows.select_related("event"):
        reader = Recipient.by_one_way(stand.name, email=stand.email, mobile="")
        key = f"{notice.code}:{stand.pk}:{event.sequence}"
        where = reverse("events:event", args=[event.slug])
        tell(notice, [reader], key=key, about=about_stand(stand), link=where, **words_of(event), **words)


def write_to_speaker(speaker: Speaker) -> None:
    """The same for somebody who speaks."""
    if not speaker.email:
        return
    made = make_link(
        purpose=SPEAKER, subject_id=speaker.pk, recipient=speaker.email, recipient_name=speaker.name,
        expires_at=speaker.event.over_at,
    )  # fmt: skip
    reader = Recipient.by_one_way(speaker.name, email=speaker.email, mobile="")
    key = f"{SPEAKER_ASKED.code}:{speaker.pk}:{made.pk}"
    tell(
        SPEAKER_ASKED, [reader], key=key, about=about_speaker(speaker), link=f"link:{made.pk}",
        **words_of(speaker.event),
    )  # fmt: skip


def tell_stand_said(stand: Stand) -> None:
    """Whoever made the event reads what a stand has answered."""
    words: dict[str, Any] = {"stand": stand.name, "answer": lambda: str(Answer(stand.answer).label)}
    where = reverse("forums:stand", args=[stand.pk])
    _tell_organiser(STAND_SAID, stand.event, about_stand(stand), where, **words)


def tell_speaker_said(speaker: Speaker, answer: Answer) -> None:
    """The same of somebody who speaks."""
    words: dict[str, Any] = {"speaker": speaker.name, "answer": lambda: str(answer.label)}
    where = reverse("forums:speakers", args=[speaker.event_id])
    _tell_organiser(SPEAKER_SAID, speaker.event, about_speaker(speaker), where, **words)


def _tell_organiser(notice: Notice, event: Event, about: About, link: str, **words: Any) -> None:
    if event.made_by is not None:
        key = f"{notice.code}:{about.pk}:{clock.now():%Y%m%d%H%M%S}"
        tell(notice, [recipient_of(event.made_by)], key=key, about=about, link=link, **words_of(event), **words)


def tell_pupil(notice: Notice, participant: Participant, event: Event) -> None:
    """A pupil learns where to go, or that it changed."""
    enrolment = participant.enrolment
    if enrolment is None:
        return
    key = f"{notice.code}:{participant.pk}"
    if notice is CHANGED:
        key = f"{key}:{clock.now():%Y%m%d%H%M%S%f}"
    around = circle(enrolment.pupil, within=enrolment)
    link = reverse("forums:wishes", args=[event.slug])
    tell(notice, around.pupil, key=key, about=about_pupil(enrolment.pupil), link=link, **words_of(event))
