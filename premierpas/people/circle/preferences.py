"""What somebody wants to hear of in the app only: topics that ask nothing of them."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.core.actions import NOTHING, SIGNED_IN, Actor, action
from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import REGISTRY, Topic
from premierpas.ui.components import Entry

from ..models import ContactPreference, Pupil

Choices = dict[Channel, list[Topic]]


def choices_of(viewer: Viewer) -> Choices:
    """By which ways, beside the app, this person hears of what: those that they have, in all their capacities."""
    found: Choices = {}
    if viewer.user.email:
        found[Channel.EMAIL] = _topics(viewer, Channel.EMAIL)
    if _has_phone(viewer):
        found[Channel.SMS] = _topics(viewer, Channel.SMS)
    return {channel: topics for channel, topics in found.items() if topics}


def wanted_by(viewer: Viewer) -> dict[Channel, list[str]]:
    """What they haven't switched off, by the codes of topics."""
    off = set(ContactPreference.objects.filter(user=viewer.user).values_list("channel", "topic"))
    return {
        channel: [topic.code for topic in topics if (channel, topic.code) not in off]
        for channel, topics in choices_of(viewer).items()
    }


@action(may=SIGNED_IN, on=NOTHING)
def choose_ways(wanted: Mapping[Channel, Collection[str]], *, by: Actor) -> None:
    """Keep by which ways somebody hears of what; says nothing about what they weren't offered."""
    offered = [(channel, topic.code) for channel, topics in choices_of(by.viewer).items() for topic in topics]
    for channel, code in offered:
        row = {"user": by.user, "channel": channel, "topic": code}
        if code in wanted.get(channel, ()):
            ContactPreference.objects.filter(**row).delete()
        else:
            ContactPreference.objects.get_or_create(**row)


def own_ways() -> Entry:
    """The door from one's account to this choice."""
    return Entry(label=_("Choisir ce qui arrive par e-mail ou par SMS"), url=reverse("people:contact"))


def _topics(viewer: Viewer, channel: Channel) -> list[Topic]:
    kinds = {capacity.kind.name for capacity in viewer.capacities}
    found = {notice.topic for notice in REGISTRY.values() if notice.topic and channel in notice.channels}
    return sorted((topic for topic in found if kinds & set(topic.readers)), key=lambda topic: topic.code)


def _has_phone(viewer: Viewer) -> bool:
    """Text messages about what isn't urgent go to pupils only."""
    if not viewer.is_minor:
        return False
    return bool(viewer.user.phone) or Pupil.objects.filter(user=viewer.user).exclude(phone="").exists()
