"""Public pages: the home with its four doors, and the short pages about the association."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.previews import Preview, absolute
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, SIGNED_IN, page, screen
from premierpas.organisations.capacities import COMPANY, COORDINATOR, HEAD_TEACHER, OFFICE, TEACHER
from premierpas.pages.checked import last_check
from premierpas.pages.enums import Place
from premierpas.pages.previews import of_words
from premierpas.pages.queries import shown
from premierpas.partners.capacities import PARTNER
from premierpas.people.capacities import PUPIL, VOLUNTEER
from premierpas.portal.figures import public_figures
from premierpas.youth_work.permissions import is_youth_worker

HOMES = {
    PUPIL: "portal:pupil_home",
    COMPANY: "portal:company_home",
    TEACHER: "portal:school_home",
    HEAD_TEACHER: "portal:school_home",
    OFFICE: "portal:school_home",
    COORDINATOR: "portal:coordinator_home",
    VOLUNTEER: "portal:coordinator_home",
    PARTNER: "partners:space",
}


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def home(request: SiteRequest) -> HttpResponse:
    """What the association does, and everyone's door."""
    words = {
        "figures": public_figures(),
        "preview": _of_home(),
        "address": settings.ASSOCIATION_ADDRESS,
        "phone": settings.ASSOCIATION_PHONE,
        "email": settings.ASSOCIATION_EMAIL,
    }
    return page(request, "portal/home.html", words)


def _of_home() -> Preview:
    """The association, and how its site is searched."""
    data = {
        "@type": "NGO",
        "name": settings.SITE_NAME,
        "url": absolute("/"),
        "address": settings.ASSOCIATION_ADDRESS,
        "email": settings.ASSOCIATION_EMAIL,
        "telephone": settings.ASSOCIATION_PHONE,
    }
    return Preview(settings.SITE_NAME, _("Des stages de 3e pour tous les élèves, près de chez eux."), data)


@screen(permission=SIGNED_IN, methods=("GET", "HEAD"))
def door(request: SiteRequest) -> HttpResponse:
    """Where somebody who has just signed in belongs."""
    capacity = request.viewer.capacity
    if is_youth_worker(request.viewer):
        return redirect("youth_work:home")
    return redirect(reverse(HOMES[capacity.kind]) if capacity else reverse("accounts:account"))


def _page(request: SiteRequest, name: str, place: Place | None = None, **more: object) -> HttpResponse:
    """A short page, in the association's own words where it has written some."""
    own = shown(place) if place else None
    words = {
        "words": own,
        "preview": of_words(own) or Preview(str(place.label) if place else settings.SITE_NAME),
        "address": settings.ASSOCIATION_ADDRESS,
        "phone": settings.ASSOCIATION_PHONE,
        "email": settings.ASSOCIATION_EMAIL,
    }
    return page(request, f"portal/{name}.html", words | more)


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def about(request: SiteRequest) -> HttpResponse:
    """Who we are."""
    return _page(request, "about", Place.ABOUT)


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def help_page(request: SiteRequest) -> HttpResponse:
    """Frequent questions."""
    return _page(request, "help", Place.HELP)


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def legal(request: SiteRequest) -> HttpResponse:
    """Legal notice and licences of what is shipped."""
    return _page(request, "legal", Place.LEGAL)


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def data(request: SiteRequest) -> HttpResponse:
    """Personal data in plain words."""
    return _page(request, "data")


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def accessibility(request: SiteRequest) -> HttpResponse:
    """Accessibility statement."""
    return _page(request, "accessibility", Place.ACCESSIBILITY, checked=last_check())
