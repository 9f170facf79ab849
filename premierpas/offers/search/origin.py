"""Where distances start: the place that somebody names, a pupil's home or school."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from premierpas.core.geography import Position, commune
from premierpas.core.places import Understood, find_places
from premierpas.organisations.models import School, TerritoryCommune

from .criteria import Criteria
from .readers import Asker

MOST_COMMUNES = 400


@dataclass(frozen=True)
class Origin:
    """A name and a position to start from, if any, and what was understood of the place that was typed."""

    name: str = ""
    position: Position | None = None
    understood: Understood = Understood()


def origin_of(criteria: Criteria, reader: Asker) -> Origin:
    """The place asked for, the school, home; a school stands in for an unknown home.

    Of several places of one name, the nearest to the pupil or to where the association works counts until one is
    chosen; a place that isn't known leaves the pupil's own.
    """
    own = _own(criteria, reader)
    understood = find_places(criteria.place) if criteria.place else Understood()
    if len(understood.places) > 1:
        near = [own.position] if own.position else _where_we_work()
        understood = find_places(criteria.place, near=near)
    understood = understood.chosen(criteria.place_code)
    if understood.first is None:
        return Origin(own.name, own.position, understood)
    place = understood.first
    name = _("%(place)s, environ") % {"place": place.said} if place.is_approximate else place.said
    return Origin(
        name if len(understood.places) > 1 or place.is_approximate else place.name, place.position, understood
    )


def _own(criteria: Criteria, reader: Asker) -> Origin:
    if reader is None:
        return Origin()
    if isinstance(reader, School):
        return Origin(reader.name, reader.place)
    if criteria.from_school or reader.pupil.place is None:
        return Origin(_("Ton collège"), reader.classroom.school.place)
    return Origin(_("Chez toi"), reader.pupil.place)


def _where_we_work() -> list[Position]:
    codes = TerritoryCommune.objects.values_list("insee", flat=True)[:MOST_COMMUNES]
    return [place.position for place in map(commune, codes) if place and place.position]
