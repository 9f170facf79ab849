"""Colleagues who are told of what somebody writes: named before it is sent, told once, and only while they are there.

The floor that holds the thing says who may open it; nobody else can be named. A form takes its choices from
`nameable`, reads the text by `named_in`, and the action that writes calls `mention` in its own transaction.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from premierpas.core.actions import step
from premierpas.core.alphabet import alphabetical
from premierpas.core.errors import DomainError
from premierpas.core.outbox.about import About
from premierpas.core.outbox.notices import Notice
from premierpas.core.text import plain
from premierpas.organisations.people import recipient_of
from premierpas.people.circle import tell
from premierpas.people.circle.ways import Way, ways

from .models import Mention, Presence
from .presences import hold

FIELD = "told"
_WORD = r"[^\W\d_][\w\u2019'-]*"
_NAMED = re.compile(rf"(?<![\w@.])@({_WORD}(?:[ \u00a0]{_WORD})?)")


class CannotBeTold(DomainError):
    """Somebody who was chosen has left, or may not open the thing; nobody was told."""

    def __init__(self, names: Iterable[str]) -> None:
        who = ", ".join(names)
        super().__init__(
            _("%(who)s n’est plus dans l’équipe ou ne peut pas ouvrir cette page. Rien n’est parti : décochez ce nom.")
            % {"who": who},
            field=FIELD,
        )


@dataclass(frozen=True)
class Nameable:
    """A colleague who may be told, and how they would be."""

    pk: int
    name: str
    how: str

    @property
    def words(self) -> str:
        """As the form says it before anything is sent."""
        return f"{self.name}, {self.how}"


@dataclass(frozen=True)
class Named:
    """Whom a text names with an @: colleagues, and what fits several of them or none."""

    people: list[Nameable]
    unclear: list[str]


def nameable(among: QuerySet[Presence], notice: Notice, *, but: int | None) -> list[Nameable]:
    """Those who may open the thing, by name, each with the way of this notice; one query. `but`: whoever writes."""
    rows = among.select_related("user").exclude(user=but).order_by(alphabetical("user__name"), "pk")
    return [Nameable(row.pk, row.user.name, _how(ways(notice, recipient_of(row.user)))) for row in rows]


def named_in(text: str, people: Collection[Nameable]) -> Named:
    """`@Hugo` is the colleague whose name begins so; `@Hugo Petit` tells two of them apart."""
    found: dict[int, Nameable] = {}
    unclear = []
    for typed in _NAMED.findall(text):
        both = plain(typed)
        fit = [each for each in people if _begins(each.name, both)]
        if not fit:  # the second word is the sentence's
            fit = [each for each in people if _begins(each.name, both.split()[0])]
        if len(fit) == 1:
            found[fit[0].pk] = fit[0]
        else:
            unclear.append(typed if fit else typed.split()[0])
    return Named(list(found.values()), unclear)


@step
def mention(
    chosen: Collection[int], *, kind: str, subject: int, among: QuerySet[Presence], notice: Notice, about: About,
    link: str, **words: Any,
) -> list[Mention]:  # fmt: skip
    """Tell these colleagues of a thing, each once however often it is edited.

    They can't leave before this transaction ends. Raises CannotBeTold, and tells nobody, when one has left or may not
    open it.
    """
    wanted = set(chosen)
    there = {row.pk: row for row in among.filter(pk__in=wanted).select_related("user") if hold(row)}
    if gone := wanted - set(there):
        rows = Presence.objects.filter(pk__in=gone).select_related("user").order_by(alphabetical("user__name"))
        raise CannotBeTold([row.user.name for row in rows] or [_("Cette personne")])
    told = set(
        Mention.objects.filter(kind=kind, subject=subject, presence__in=there).values_list("presence", flat=True)
    )
    new = [there[pk] for pk in sorted(there) if pk not in told]
    rows = Mention.objects.bulk_create([Mention(kind=kind, subject=subject, presence=row) for row in new])
    for row in new:
        key = f"agenda.mention:{kind}:{subject}:{row.pk}"
        tell(notice, [recipient_of(row.user)], key=key, about=about, link=link, **words)
    return rows


def told_of(kind: str, subjects: Collection[int]) -> dict[int, list[str]]:
    """Who was told of each of these things, by name; one query."""
    found: dict[int, list[str]] = {}
    rows = Mention.objects.filter(kind=kind, subject__in=subjects).order_by(alphabetical("presence__user__name"), "pk")
    for subject, name in rows.values_list("subject", "presence__user__name"):
        found.setdefault(subject, []).append(name)
    return found


def _begins(name: str, typed: str) -> bool:
    """Whether the words that were typed begin the words of a name, the first names first."""
    return plain(name).startswith(typed) or any(part.startswith(typed) for part in plain(name).split()[1:])


def _how(by: set[Way]) -> str:
    if Way.APP in by and Way.EMAIL in by:
        return _("par e-mail et dans l’application")
    return _("dans l’application") if Way.APP in by else _("par e-mail")
