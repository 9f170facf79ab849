"""The association's workspace is four houses of several rooms: which house a page lies in, and the doors beside it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from premierpas.accounts.capacities import Viewer
from premierpas.core.addresses import address
from premierpas.meetings.permissions import answers_for_somebody
from premierpas.people.team import coordinates, is_cleared, is_of_team, leads_team, works_in_team
from premierpas.ui.components import Entry


class Room(NamedTuple):
    """A list that somebody goes to."""

    label: Promise
    route: str
    opens: Callable[[Viewer], bool]


class House(NamedTuple):
    """Rooms that belong together; the first that opens is where the navigation leads."""

    label: Promise
    icon: str
    rooms: tuple[Room, ...]

    def entrance(self, viewer: Viewer) -> str:
        """The first room that opens to somebody; empty where none does."""
        return next((room.route for room in self.rooms if room.opens(viewer)), "")


def _is_near_pupils(viewer: Viewer) -> bool:
    """A coordinator, or a volunteer who may be with pupils."""
    return bool(coordinates(viewer) or is_cleared(viewer))


PUPILS = House(
    _("Élèves"),
    "users",
    (
        Room(_("Élèves"), "following:pupils", _is_near_pupils),
        Room(_("Binômes"), "mentoring:pairs", _is_near_pupils),
        Room(_("Rendez-vous"), "meetings:overview", coordinates | answers_for_somebody),
        Room(_("Comptes rendus"), "meetings:shared", coordinates),
        Room(_("Messages"), "threads:conversations", _is_near_pupils),
        Room(_("Messages retenus"), "threads:held", coordinates),
        Room(_("Événements"), "events:plan", leads_team),
        Room(_("Parcours"), "careers:plan", leads_team),
        Room(_("Éducateurs"), "youth_work:workers", coordinates),
    ),
)
COMPANIES = House(
    _("Entreprises"),
    "building-office-2",
    (
        Room(_("Suivi"), "outreach:companies", is_of_team),
        Room(_("Appels du jour"), "outreach:calls", works_in_team),
        Room(_("Cibles"), "outreach:targets", is_of_team),
        Room(_("Réseau"), "outreach:network", is_of_team),
        Room(_("Pages à relire"), "careers:to_read", coordinates),
        Room(_("Vérifications"), "organisations:directory", coordinates),
    ),
)
PARTNERS = House(
    _("Partenaires"),
    "building-library",
    (
        Room(_("Partenaires"), "partners:partners", is_of_team),
        Room(_("Mises en relation"), "partners:doors", is_of_team),
        Room(_("Subventions"), "partners:grants", is_of_team),
        Room(_("Chiffres"), "insights:figures", is_of_team),
    ),
)
TEAM = House(
    _("Équipe"),
    "user-group",
    (
        Room(_("Équipe"), "volunteers:team", is_of_team),
        Room(_("Recrutement"), "volunteers:candidates", leads_team),
        Room(_("Habilitations"), "volunteers:volunteers", leads_team),
        Room(_("Passations"), "volunteers:handovers", leads_team),
        Room(_("Campagnes"), "campaigns:campaigns", works_in_team),
        Room(_("Annonces"), "campaigns:announcements", coordinates),
        Room(_("Documents"), "campaigns:papers", is_of_team),
        Room(_("Site public"), "pages:site", coordinates),
        Room(_("Territoire"), "organisations:territory", coordinates),
    ),
)
HOUSES = (PUPILS, COMPANIES, PARTNERS, TEAM)


def house_of(path: str) -> House | None:
    """The house in which this address lies: that of the longest address above it."""
    above = [
        (len(url), house) for house in HOUSES for room in house.rooms if path.startswith(url := address(room.route))
    ]
    return max(above, key=lambda each: each[0])[1] if above else None


def rooms_beside(path: str, viewer: Viewer) -> dict[str, Any]:
    """The doors of the house, on the lists themselves; a page behind one has its own way back."""
    house = house_of(path)
    if house is None or path not in {address(room.route) for room in house.rooms}:
        return {}
    doors = [
        Entry(label=room.label, url=url, current=url == path)
        for room in house.rooms
        if room.opens(viewer) and (url := address(room.route))
    ]
    return {"house": house.label, "house_doors": doors}
