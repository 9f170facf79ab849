"""Whom letters to many may be written to: each floor fills in the people that it knows.

    audiences.fill("companies", Audience(...))      # in `ready()`

Core doesn't know contacts, families or partners; the floor that does says how they are chosen, and hears what became of
a letter to one of them.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .ports import Port


class Circle(models.TextChoices):
    """Who of a territory's team writes to an audience, and sees its names."""

    TEAM = "team", _("toute l’équipe écrit, les responsables envoient")
    LEADS = "leads", _("les responsables d’équipe et la coordination")
    COORDINATORS = "coordinators", _("la coordination")


class LeftOut(models.TextChoices):
    """Why somebody who was chosen gets nothing."""

    BY_HAND = "by_hand", _("Retirées à la main")
    GONE = "gone", _("Ne sont plus là")
    NO_ADDRESS = "no_address", _("Sans adresse e-mail")
    UNSUBSCRIBED = "unsubscribed", _("Ne veulent plus d’e-mails")
    BOUNCED = "bounced", _("Adresse refusée")
    QUIET = "quiet", _("À laisser tranquilles : ont dit non")
    NOT_ASKED = "not_asked", _("N’ont pas demandé nos nouvelles")
    RECENT = "recent", _("Ont reçu un message il y a moins de 7 jours")
    SAME_ADDRESS = "same_address", _("Même adresse qu’une autre personne")


@dataclass(frozen=True)
class Addressee:
    """Somebody who may be written to. `key` names them for good (`contact:12`); `left_out`: why not, if so.

    `mend`: the page where a refused address is corrected.
    """

    key: str
    name: str
    organisation: str = ""
    email: str = ""
    user_id: int | None = None
    left_out: LeftOut | None = None
    mend: str = ""


@dataclass(frozen=True)
class Filter:
    """One question about whom; the first choice is nobody left out."""

    name: str
    label: Any
    choices: Sequence[tuple[str, Any]]


@dataclass(frozen=True)
class Audience:
    """People of one kind. `find(territory_id, chosen)` reads them, by the words of the filters.

    `why`: told below each letter, with `{organisation}`. `necessary`: the filter without which nothing is necessary;
    empty where one writes to whoever works with the association; with one, everybody else has asked for letters.
    `sent(key, title, user_id)`: a letter has left for one of them. `stopped(key, no_more)`: they want none any more, or
    again.
    """

    code: str
    label: Any
    why: Any
    circle: Circle
    find: Callable[[int, Mapping[str, str]], Collection[Addressee]]
    filters: Callable[[int], Sequence[Filter]] = lambda _territory: ()
    necessary: str = ""
    sent: Callable[[str, str, int | None], None] | None = None
    stopped: Callable[[str, bool], None] | None = None

    @property
    def scope(self) -> str:
        """What one stops when one wants no more of these letters."""
        return f"letters.{self.code}"


audiences = Port[Audience]("core.audiences", "by its code, people to whom a territory's team may write many at once")
