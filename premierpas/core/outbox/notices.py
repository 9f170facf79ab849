"""Each app declares the notices it can send in its `notices.py`; this module posts them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation

from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given
from premierpas.core.languages import FRENCH, in_language_of
from premierpas.core.tasks import enqueue
from premierpas.core.text import one_line

from .about import About
from .models import Channel, Delivery, Message
from .quiet import Locality, awake_from
from .secrets import Secret, placed

_posted = Compiled(lambda: Message.objects.filter(key=Given("key")).values_list("channel", "to"))


@dataclass(frozen=True)
class Recipient:
    """A person to be told: by account, by e-mail, by phone, or several of them. A minor `rests` where they live.

    `whose`: the key of who it is (`contact:12`), where a letter may be stopped for them alone. `language`: what a family
    has chosen to read.
    """

    name: str
    user_id: int | None = None
    email: str = ""
    phone: str = ""
    rests: Locality | None = None
    whose: str = ""
    language: str = ""

    @classmethod
    def by_one_way(cls, name: str, *, email: str, mobile: str) -> "Recipient":
        """Somebody without account: by e-mail, else by text message. One message for one thing."""
        return cls(name=name, email=email, phone="" if email else mobile)

    @property
    def in_app(self) -> "Recipient":
        """The same person, told in the app only."""
        return replace(self, email="", phone="")

    @property
    def by_mail(self) -> "Recipient":
        """The same person, told by e-mail only."""
        return replace(self, user_id=None, phone="")


@dataclass(frozen=True)
class Topic:
    """What several notices are about. Who wants to may have them in the app only.

    `readers`: the names of the kinds of capacity that get them.
    """

    code: str
    label: Any
    readers: tuple[str, ...]


@dataclass(frozen=True)
class Notice:
    """One purpose, one button. `subject`, `body`, `why` are lazy translations with `{named}` places.

    `channels`: those to use where the recipient has them. An e-mail subject never holds a pupil's name.
    `topic`: where the app is enough for whoever says so; without one nobody can switch a way off. `urgent`: it reaches
    everybody by every way, a minor also at night.
    `why_to_minor`: the same reason with "tu", where pupils get a notice that adults get too.
    `scope`: of which letters it is one, where its reader may have no more of them; without one it is necessary, and
    nobody's unsubscribing stops it.
    `secrets`: the places of the text whose words open something; `post` takes a `Secret` there and nothing else.
    """

    code: str
    subject: Any
    body: Any
    why: Any
    button: Any = ""
    channels: tuple[Channel, ...] = (Channel.APP, Channel.EMAIL)
    sms: Any = ""
    why_to_minor: Any = ""
    secrets: tuple[str, ...] = ()
    topic: Topic | None = None
    urgent: bool = False
    scope: str = ""


REGISTRY: dict[str, Notice] = {}


def declare(notice: Notice) -> Notice:
    """Register a notice, so that documentation and preferences can list all of them."""
    if notice.code in REGISTRY:
        raise ValueError(f"notice {notice.code} declared twice")
    if notice.secrets and Channel.APP in notice.channels:
        raise ValueError(f"notice {notice.code}: a text that stays readable in the app can't hold a secret")
    if notice.topic and (notice.urgent or Channel.APP not in notice.channels):
        raise ValueError(f"notice {notice.code}: only what the app shows as well, and isn't urgent, has a topic")
    if notice.scope and (notice.urgent or notice.channels != (Channel.EMAIL,)):
        raise ValueError(f"notice {notice.code}: letters that one may stop are e-mails, and not urgent")
    REGISTRY[notice.code] = notice
    return notice


@transaction.atomic(savepoint=False)
def post(
    notice: Notice,
    to: Recipient | Iterable[Recipient],
    *,
    key: str,
    about: About | None,
    link: str = "",
    **words: Any,
) -> list[Message]:
    """Write one message per recipient and channel, and queue its delivery with the same transaction.

    `key` names the occasion (`applications.accepted:12`): posting it again adds nothing. One person in two roles gets
    one message. `about`: the thing of a territory that it concerns; None only for what is the recipient's alone, like a
    code. `link`: an address of this site or `link:<id>` (resolved when the message is delivered). Raises
    TypeError when a secret's place gets a readable word, or another place a secret.
    A word that depends on the reader's language (a date, a translated part) is a function that says it.
    """
    from .delivery import deliver_message, queue_of

    recipients = [to] if isinstance(to, Recipient) else list(to)
    wanted: dict[tuple[Channel, str], Recipient] = {}
    for recipient in recipients:
        for address in _addresses(notice, recipient):
            wanted.setdefault(address, recipient)
    present = set(_posted(key=key)) if wanted else set()
    new = {address: who for address, who in wanted.items() if address not in present}
    languages = in_language_of({who.user_id for who in new.values() if who.user_id})
    fresh, filed = [], _filed(about, key)
    for (channel, to_whom), who in new.items():
        with translation.override(languages.get(who.user_id or 0, FRENCH)):
            told = _content(notice, who, channel, words)
            fresh.append(Message(key=key, channel=channel, to=to_whom, link=link, **filed, **told))
    if not fresh:
        return []
    # Two who post the same occasion at once both get its rows; delivering twice is harmless (deliver_message).
    Message.objects.bulk_create(
        fresh, update_conflicts=True, update_fields=["key"], unique_fields=["key", "channel", "to"]
    )
    for message in fresh:
        if message.channel != Channel.APP:
            enqueue(deliver_message, message_id=message.pk, at=message.not_before, queue=queue_of(message))
    return fresh


def _addresses(notice: Notice, recipient: Recipient) -> Iterable[tuple[Channel, str]]:
    if Channel.APP in notice.channels and recipient.user_id:
        yield Channel.APP, f"user:{recipient.user_id}"
    if Channel.EMAIL in notice.channels and recipient.email:
        yield Channel.EMAIL, recipient.email
    if Channel.SMS in notice.channels and recipient.phone:
        yield Channel.SMS, recipient.phone


def _filed(about: About | None, key: str) -> dict[str, Any]:
    """Under what a list finds it: all that was sent about one thing on one day is one occasion."""
    if about is None:
        return {"occasion": key}
    return {"about": str(about), "territory": about.territory_id, "occasion": f"{about}@{clock.today()}"}


def _content(notice: Notice, recipient: Recipient, channel: Channel, words: dict[str, Any]) -> dict[str, Any]:
    words = {"name": recipient.name} | {name: word() if callable(word) else word for name, word in words.items()}
    held = list[str]()
    told = words | {name: placed(_secret(notice, name, words), held) for name in notice.secrets}
    body = notice.sms if channel == Channel.SMS and notice.sms else notice.body
    in_app = channel == Channel.APP
    return {
        "notice": notice.code,
        "user_id": recipient.user_id,
        "scope": notice.scope,
        "whose": recipient.whose if notice.scope else "",
        "language": translation.get_language() or FRENCH,
        # A line break in a title would be a header of its own, and no programme would send it.
        "subject": one_line(str(notice.subject).format(**words))[:200],
        "body": str(body).format(**told),
        "secrets": held,
        "why": str(_why(notice, recipient)).format(**words)[:300],
        "button": str(notice.button).format(**words)[:80],
        "not_before": None if in_app else _morning_after(notice, recipient),
        "state": Delivery.SENT if in_app else Delivery.QUEUED,
        "sent_at": clock.now() if in_app else None,
    }


def _why(notice: Notice, recipient: Recipient) -> Any:
    return notice.why_to_minor if recipient.rests is not None and notice.why_to_minor else notice.why


def _morning_after(notice: Notice, recipient: Recipient) -> datetime | None:
    """When it may leave, where that isn't now."""
    if recipient.rests is None or notice.urgent:
        return None
    now = clock.now()
    awake = awake_from(now, recipient.rests)
    return awake if awake > now else None


def _secret(notice: Notice, name: str, words: dict[str, Any]) -> Secret:
    word = words.get(name)
    if not isinstance(word, Secret):
        raise TypeError(f"notice {notice.code}: {name} is secret, and {type(word).__name__} would be stored readable")
    return word
