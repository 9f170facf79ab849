"""Pupil cards: a user name and three words. The words are hashed when a card is issued and shown that once."""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils.translation import gettext as _
from structlog import get_logger

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.events import emit
from premierpas.core.text import figures, plain

from .devices import forget_devices_of
from .encryption import Unreadable, Use, decrypted, encrypted
from .events import CardIssued, CardUsed
from .limiter import forget
from .models import PupilCard, User
from .sessions import end_sessions_of

WORDS_PER_CARD = 3
CARD_DOOR = "card"  # what the limiter counts tries with cards under
# How many digits each round of drawing user names gives to those that are still without one.
DIGITS = (2,) * 6 + (3,) * 6 + (4,) * 6 + (6,) * 12


@dataclass(frozen=True)
class Issued:
    """A fresh card and its words, which nobody can read again."""

    card: PupilCard
    passphrase: str


@lru_cache(maxsize=1)
def word_list() -> tuple[str, ...]:
    """Short French words without accents, all different, none unkind."""
    return tuple((Path(__file__).parent / "words.txt").read_text(encoding="utf-8").split())


@transaction.atomic
def issue_card(user: User, *, by: User | None = None, words: list[str] | None = None) -> Issued:
    """Give a pupil a new card: the old one and every session opened with it end at once.

    `words`: chosen ones, for the demo world only, whose cards are public; drawn at random otherwise.
    """
    User.objects.select_for_update().get(pk=user.pk)
    PupilCard.objects.filter(user=user, revoked_at=None).update(revoked_at=clock.now())
    end_sessions_of(user)
    forget_devices_of(user)
    forget(CARD_DOOR, account=user.username)
    passphrase = "-".join(words or [secrets.choice(word_list()) for _each in range(WORDS_PER_CARD)])
    hidden = encrypted(make_password(normal(passphrase)), Use.CARD)
    card = PupilCard.objects.create(user=user, passphrase_hash=hidden, issued_by=by)
    emit(CardIssued(at=clock.now(), user_id=user.pk))
    return Issued(card, passphrase)


class NoCardBefore(DomainError):
    """The new card was used already, or none stood before it."""

    def __init__(self) -> None:
        super().__init__(_("La nouvelle carte a déjà servi : l’ancienne ne peut plus revenir."))


@transaction.atomic
def take_back_card(user: User) -> PupilCard:
    """The newest card ends, unused, and the one it replaced is valid again. Raises NoCardBefore."""
    User.objects.select_for_update().get(pk=user.pk)
    last_two = list(PupilCard.objects.filter(user=user).order_by("-issued_at", "-pk")[:2])
    if len(last_two) < 2 or last_two[0].revoked_at or last_two[0].first_used_at:
        raise NoCardBefore
    newest, before = last_two
    newest.revoked_at, before.revoked_at = clock.now(), None
    for card in last_two:  # the new one ends first: one is valid at a time
        card.save(update_fields=["revoked_at"])
    emit(CardIssued(at=clock.now(), user_id=user.pk))
    return before


def valid_card(username: str, passphrase: str) -> PupilCard | None:
    """The valid card with this user name and these words; notes its first use."""
    card = (
        PupilCard.objects.filter(user__username=normal_username(username), user__is_active=True, revoked_at=None)
        .select_related("user")
        .first()
    )
    if card is None:
        # The same work as for a real card, so that the time of the answer tells nothing.
        make_password(normal(passphrase))
        return None
    if not _opens(card, passphrase):
        return None
    if card.first_used_at is None:
        _note_first_use(card)
    return card


@transaction.atomic
def _note_first_use(card: PupilCard) -> None:
    if PupilCard.objects.filter(pk=card.pk, first_used_at=None).update(first_used_at=clock.now()):
        emit(CardUsed(at=clock.now(), user_id=card.user_id))


def _opens(card: PupilCard, passphrase: str) -> bool:
    try:
        known = decrypted(card.passphrase_hash, Use.CARD)
    except Unreadable as problem:
        get_logger().error("cards.unreadable", card_id=card.pk, why=str(problem))
        return False
    return check_password(normal(passphrase), known)


def normal_username(username: str) -> str:
    """A user name as it is compared: keyboards of phones add capitals and spaces."""
    return figures(plain(username)).replace(" ", "")


def normal(passphrase: str) -> str:
    """The words as they are compared."""
    return "-".join(re.findall(r"[a-z]+", plain(passphrase)))


def make_usernames(first_names: Iterable[str]) -> list[str]:
    """Unique user names, one per first name: the first name and two to five digits, so that nobody's surname shows."""
    bases = [re.sub(r"[^a-z]", "", plain(name))[:16] or "eleve" for name in first_names]
    names: dict[int, str] = {}
    for digits in DIGITS:
        drawn = {number: _draw(base, digits) for number, base in enumerate(bases) if number not in names}
        taken = set(User.objects.filter(username__in=set(drawn.values())).values_list("username", flat=True))
        taken |= set(names.values())
        for number, name in drawn.items():
            if name not in taken:
                taken.add(name)
                names[number] = name
        if len(names) == len(bases):
            return [names[number] for number in range(len(bases))]
    raise RuntimeError("no free user name was drawn")


def _draw(base: str, digits: int) -> str:
    lowest = 10 ** (digits - 1)
    return f"{base}.{lowest + secrets.randbelow(9 * lowest)}"
