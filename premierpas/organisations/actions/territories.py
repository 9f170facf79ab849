"""Territories: the first thing that an empty deployment needs."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import slugify

from premierpas.core.actions import NOBODY, Actor, action, step
from premierpas.core.geography import commune
from premierpas.organisations.errors import CommuneTaken, UnknownCommune
from premierpas.organisations.models import Company, Site, Territory, TerritoryCommune


@dataclass(frozen=True)
class SetUp:
    """A territory, whether it is new, and the communes it has just received."""

    territory: Territory
    is_new: bool
    added: list[str]


@action(may=NOBODY, tasks=True)
def set_up_territory(name: str, *, communes: Iterable[str], by: Actor) -> SetUp:
    """The territory of this name with these communes (INSEE codes), made or completed; none is ever taken away.

    Companies and sites that waited there for a territory now have one. Raises UnknownCommune, CommuneTaken.
    """
    return fill_territory(name, communes)


@step
def fill_territory(name: str, communes: Iterable[str]) -> SetUp:
    """The same, as a part of opening one."""
    wanted = list(dict.fromkeys(communes))
    for insee in wanted:
        if commune(insee) is None:
            raise UnknownCommune(insee)
    territory, is_new = Territory.objects.get_or_create(name=name, defaults={"slug": _free_slug(name)})
    held = dict(TerritoryCommune.objects.filter(insee__in=wanted).values_list("insee", "territory__name"))
    for insee, holder in held.items():
        if holder != name:
            raise CommuneTaken(insee, holder)
    added = [insee for insee in wanted if insee not in held]
    TerritoryCommune.objects.bulk_create(TerritoryCommune(territory=territory, insee=insee) for insee in added)
    for waiting in (Company, Site):
        waiting.objects.filter(insee__in=added, territory=None).update(territory=territory)
    return SetUp(territory, is_new, added)


def _free_slug(name: str) -> str:
    first = slugify(name)[:50] or "territoire"
    taken = set(Territory.objects.filter(slug__startswith=first).values_list("slug", flat=True))
    return next(
        slug
        for number in range(1, len(taken) + 2)
        if (slug := f"{first}-{number}" if number > 1 else first) not in taken
    )
