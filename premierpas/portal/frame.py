"""What surrounds every page: navigation of the active capacity, account menu, footer, the way to report a problem."""

from typing import Any

from django.conf import settings
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.core.addresses import address
from premierpas.core.requests import SiteRequest
from premierpas.organisations.capacities import COMPANY, COORDINATOR, HEAD_TEACHER, OFFICE, TEACHER
from premierpas.partners.capacities import PARTNER
from premierpas.people.capacities import PUPIL, VOLUNTEER
from premierpas.people.team import is_cleared, is_of_team, works_in_team
from premierpas.ui.components import Entry
from premierpas.youth_work.permissions import is_youth_worker

from .counts import waiting_for_company, waiting_for_coordinator, waiting_for_pupil, waiting_for_reader
from .rooms import HOUSES, PUPILS, House, house_of, rooms_beside
from .search_tabs import feed_of, is_search, search_tabs

DEMO_ADDRESS = "/demo/"  # of the floor above; the banner shows only where that floor is open


def surroundings(request: SiteRequest) -> dict[str, Any]:
    """The context of `ui/base.html`."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    context: dict[str, Any] = {
        "footer_links": _footer(),
        "footer_note": f"{settings.SITE_NAME} · {settings.ASSOCIATION_ADDRESS}",
        "demo_world": settings.DEMO and settings.DEVELOPMENT,
        "demo_url": DEMO_ADDRESS,
        **_languages(request),
        **search_tabs(request.path, viewer),
        "feed_url": feed_of(request.path),
    }
    if viewer is None or not viewer.is_authenticated:
        return context | {"navigation": _public(request), "sign_in_url": address("accounts:sign_in")}
    context |= {"navigation": _navigation(request, viewer), "account_menu": _account(viewer)}
    if is_of_team(viewer):
        context |= rooms_beside(request.path, viewer)
    if viewer.is_pupil:
        here = urlencode({"page": request.path})
        context |= {"sos": True, "sos_url": f"{address('messaging:report_problem')}?{here}"}
    return context


def _languages(request: SiteRequest) -> dict[str, Any]:
    """The language of the page, and the others, each in its own words."""
    spoken = get_language() or settings.LANGUAGE_CODE
    return {
        "spoken": spoken,
        "other_languages": [each for each in settings.LANGUAGES if each[0] != spoken],
        "language_url": address("accounts:choose_language"),
        "this_page": request.get_full_path(),
    }


def _navigation(request: SiteRequest, viewer: Viewer) -> list[Entry]:
    kind = viewer.capacity.kind if viewer.capacity else None
    rows: list[tuple[Any, str, str, int]] = []
    if kind == PUPIL:
        rows = [
            (_("Accueil"), "portal:pupil_home", "home", 0),
            (_("Chercher"), "offers:search", "magnifying-glass", 0),
            (_("Mes candidatures"), "applications:mine", "paper-airplane", waiting_for_pupil(viewer)),
            (_("Mon atelier"), "workshop:home", "pencil-square", 0),
            (_("Ma semaine"), "week:home", "calendar-days", 0),
        ]
    elif kind == COMPANY:
        rows = [
            (_("À traiter"), "portal:company_home", "inbox", waiting_for_company(viewer)),
            (_("Offres"), "offers:manage", "briefcase", 0),
            (_("Conventions"), "placements:host_list", "document-text", 0),
            (_("Équipe"), "organisations:team", "users", 0),
            (_("Structure"), "organisations:own_company", "building-storefront", 0),
        ]
    elif kind == TEACHER:
        rows = [
            (_("Classes"), "portal:school_home", "users", 0),
            (_("Conventions"), "placements:school_list", "document-text", 0),
            (_("Offres"), "offers:search", "briefcase", 0),
            (_("Relectures"), "workshop:review_queue", "chat-bubble-left-right", waiting_for_reader(viewer)),
            (_("Importer"), "people:import_classes", "arrow-up-tray", 0),
        ]
    elif kind == OFFICE:
        rows = [
            (_("Classes"), "portal:school_home", "users", 0),
            (_("Conventions"), "placements:school_list", "document-text", 0),
            (_("Importer"), "people:import_classes", "arrow-up-tray", 0),
        ]
    elif kind == HEAD_TEACHER:
        rows = [
            (_("Classes"), "portal:school_home", "users", 0),
            (_("Conventions"), "placements:school_list", "document-text", 0),
            (_("Offres"), "offers:search", "briefcase", 0),
            (_("Importer"), "people:import_classes", "arrow-up-tray", 0),
            (_("Équipe"), "organisations:staff", "identification", 0),
            (_("Établissement"), "organisations:school_settings", "cog-6-tooth", 0),
        ]
    elif kind == COORDINATOR:
        rows = [
            (_("Aujourd’hui"), "portal:coordinator_home", "sun", waiting_for_coordinator(viewer)),
            (_("Offres"), "offers:moderation", "briefcase", 0),
            *_houses(viewer),
        ]
    elif is_youth_worker(viewer):
        rows = [
            (_("Élèves que j’aide"), "youth_work:home", "users", 0),
            (_("Messages"), "threads:conversations", "chat-bubble-left-right", 0),
            (_("Relectures"), "workshop:review_queue", "pencil-square", 0),
            (_("Métiers"), "occupations:browse", "academic-cap", 0),
            (_("Ma page"), "volunteers:mine", "identification", 0),
        ]
    elif kind == VOLUNTEER:
        rows = [(_("Aujourd’hui"), "portal:coordinator_home", "sun", 0)]
        if is_cleared(viewer):
            rows.append((_("Mes élèves"), "mentoring:home", "hand-raised", 0))
        rows += _houses(viewer, but=PUPILS)  # five doors fit on a phone; the account leads to the others
    elif kind == PARTNER:
        rows = [
            (_("Mon espace"), "partners:space", "home", 0),
            (_("Mes collègues"), "partners:colleagues", "users", 0),
        ]
    return _entries(request, rows, tabs_of="offers:search" if kind == PUPIL else "")


def _houses(viewer: Viewer, *, but: House | None = None) -> list[tuple[Any, str, str, int]]:
    shown = [house for house in HOUSES if house != but]
    return [(house.label, route, house.icon, 0) for house in shown if (route := house.entrance(viewer))]


def _entries(request: SiteRequest, rows: list[tuple[Any, str, str, int]], *, tabs_of: str = "") -> list[Entry]:
    """`tabs_of`: the entry under which the tabs of the search lie."""
    addresses = [address(name) for _label, name, _icon, _count in rows]
    inside = [each for each in addresses if request.path.startswith(each)]
    house = house_of(request.path)
    rooms = {address(room.route) for room in house.rooms} if house else set()
    here = next((each for each in addresses if each in rooms), "") or max(inside, key=len, default="")
    if tabs_of and is_search(request.path):
        here = address(tabs_of)
    return [
        Entry(label=label, url=url, icon=icon, current=url == here, count=count)
        for (label, _name, icon, count), url in zip(rows, addresses, strict=True)
    ]


def _public(request: SiteRequest) -> list[Entry]:
    rows = [
        (_("Offres"), "offers:search", "magnifying-glass", 0),
        (_("Métiers"), "occupations:browse", "academic-cap", 0),
        (_("Entreprises"), "careers:companies", "building-office-2", 0),
        (_("Événements"), "events:list", "calendar-days", 0),
        (_("Accueillir un élève"), "organisations:company_signup", "building-storefront", 0),
    ]
    return _entries(request, rows)


def _account(viewer: Viewer) -> dict[str, Any]:
    capacity = viewer.capacity
    items = [Entry(label=_("Mon compte"), url=address("accounts:account"), icon="user-circle")]
    if viewer.is_pupil:
        items += [
            Entry(label=_("Mes messages"), url=address("threads:mine"), icon="chat-bubble-left-right"),
            Entry(label=_("Mes rendez-vous"), url=address("meetings:mine"), icon="calendar-days"),
            Entry(label=_("Qui m’accompagne"), url=address("mentoring:accompanied"), icon="hand-raised"),
            Entry(label=_("Ma préparation"), url=address("preparation:home"), icon="clipboard-document-check"),
            Entry(label=_("Mes événements"), url=address("events:mine"), icon="ticket"),
            Entry(label=_("Métiers"), url=address("occupations:browse"), icon="academic-cap"),
            Entry(label=_("Entreprises"), url=address("careers:companies"), icon="building-office-2"),
            Entry(label=_("Et après la 3e"), url=address("afterwards:next_door"), icon="map"),
        ]
    if is_cleared(viewer):
        items += [
            Entry(label=_("Mes rendez-vous"), url=address("meetings:held"), icon="calendar-days"),
            Entry(label=_("Messages"), url=address("threads:conversations"), icon="chat-bubble-left-right"),
            Entry(label=_("Binômes"), url=address("mentoring:pairs"), icon="users"),
            Entry(label=_("Relectures"), url=address("workshop:review_queue"), icon="pencil-square"),
            Entry(label=_("Mes accueils"), url=address("entrance:doors"), icon="ticket"),
        ]
    if viewer.is_school_staff:
        items += [
            Entry(
                label=_("Préparation des classes"), url=address("preparation:classes"), icon="clipboard-document-check"
            ),
            Entry(label=_("Événements"), url=address("events:for_classes"), icon="calendar-days"),
        ]
    if viewer.acts_as(COMPANY):
        items.append(Entry(label=_("Notre page"), url=address("careers:own_page"), icon="building-storefront"))
    if viewer.is_teacher or viewer.is_head_teacher:
        items.append(Entry(label=_("Messages"), url=address("threads:conversations"), icon="chat-bubble-left-right"))
    if viewer.membership_id is not None or works_in_team(viewer):
        items.append(Entry(label=_("Mes tâches"), url=address("agenda:tasks"), icon="check-circle"))
    if viewer.is_coordinator:
        items += [
            Entry(label=_("Signalements"), url=address("messaging:incidents"), icon="shield-exclamation"),
            Entry(label=_("Envois"), url=address("messaging:outbox"), icon="envelope"),
        ]
    items.append(
        Entry(label=_("Me déconnecter"), url=address("accounts:sign_out"), icon="arrow-right-on-rectangle", post=True)
    )
    name = viewer.user.name
    detail = capacity.organisation if capacity else ""
    return {"label": name, "detail": detail, "items": items}


def _footer() -> list[Entry]:
    return [
        Entry(label=_("Qui sommes-nous ?"), url=address("portal:about")),
        Entry(label=_("Actualités"), url=address("pages:news")),
        Entry(label=_("Résultats"), url=address("pages:results")),
        Entry(label=_("Partenaires"), url=address("pages:partners")),
        Entry(label=_("Parcours de découverte"), url=address("careers:paths")),
        Entry(label=_("Aide"), url=address("portal:help")),
        Entry(label=_("Devenir bénévole"), url=address("volunteers:apply")),
        Entry(label=_("Lettre d’information"), url=address("campaigns:subscribe")),
        Entry(label=_("Presse"), url=address("campaigns:press")),
        Entry(label=_("Données personnelles"), url=address("portal:data")),
        Entry(label=_("Accessibilité"), url=address("portal:accessibility")),
        Entry(label=_("Mentions légales"), url=address("portal:legal")),
    ]
