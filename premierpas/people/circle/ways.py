"""By which way somebody is told: app, e-mail, text message, else on paper."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Any

from premierpas.core.outbox.about import About
from premierpas.core.outbox.models import Channel, Message
from premierpas.core.outbox.notices import Notice, Recipient, post

from ..models import ContactPreference

Refused = set[tuple[int, str]]  # (account, channel)


class Way(StrEnum):
    """How a word reaches somebody; on paper where no other way does: a sheet in the bag, a line on the class's list."""

    APP = "app"
    EMAIL = "email"
    SMS = "sms"
    PAPER = "paper"


def tell(
    notice: Notice, to: Iterable[Recipient], *, key: str, about: About | None, link: str = "", **words: Any
) -> list[Message]:
    """Tell these people, each by the ways that are theirs, once for each occasion (`key`); see `post`."""
    people = list(to)
    refused = _refused(notice, people)
    reached = [_by_own_ways(notice, each, refused) for each in people]
    return post(notice, reached, key=key[:160], about=about, link=link, **words)


def ways(notice: Notice, to: Recipient) -> set[Way]:
    """By which ways this notice reaches somebody."""
    who = _by_own_ways(notice, to, _refused(notice, [to]))
    has = {Channel.APP: who.user_id, Channel.EMAIL: who.email, Channel.SMS: who.phone}
    return {Way(channel) for channel in notice.channels if has[channel]} or {Way.PAPER}


def _by_own_ways(notice: Notice, to: Recipient, refused: Refused) -> Recipient:
    """An adult with an account gets a text message only when it is urgent; what somebody refused falls away."""
    if to.user_id is None:
        return to
    is_adult = to.rests is None
    by_sms = notice.urgent or not is_adult and (to.user_id, Channel.SMS) not in refused
    by_mail = (to.user_id, Channel.EMAIL) not in refused
    return replace(to, email=to.email if by_mail else "", phone=to.phone if by_sms else "")


def _refused(notice: Notice, people: list[Recipient]) -> Refused:
    if notice.topic is None:
        return set()
    ids = [each.user_id for each in people if each.user_id]
    rows = ContactPreference.objects.filter(user__in=ids, topic=notice.topic.code)
    return set(rows.values_list("user_id", "channel"))
