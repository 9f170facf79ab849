"""Public pages: the home with its four doors, and the short pages about the association."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, SIGNED_IN, page, screen
from premierpas.organisations.capacities import COMPANY, COORDINATOR, HEAD_TEACHER, OFFICE, TEACHER
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
        "address": settings.ASSOCIATION_ADDRESS,
        "phone": settings.ASSOCIATION_PHONE,
        "email": settings.ASSOCIATION_EMAIL,
    }
    return page(request, "portal/home.html", words)


@screen(permission=SIGNED_IN, methods=("GET", "HEAD"))
def door(request: SiteRequest) -> HttpResponse:
    """Where somebody who has just signed in belongs."""
    capacity = request.viewer.capacity
    if is_youth_worker(request.viewer):
        return redirect("youth_work:home")
    return redirect(reverse(HOMES[capacity.kind]) if capacity else reverse("accounts:account"))


def _page(request: SiteRequest, name: str) -> HttpResponse:
    words = {
        "address": settings.ASSOCIATION_ADDRESS,
        "phone": settings.ASSOCIATION_PHONE,
        "email": settings.ASSOCIATION_EMAIL,
    }
    return page(request, f"portal/{name}.html", words)


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def about(request: SiteRequest) -> HttpResponse:
    """Who we are."""
    return _page(request, "about")


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def help_page(request: SiteRequest) -> HttpResponse:
    """Frequent questions."""
    return _page(request, "help")


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def legal(request: SiteRequest) -> HttpResponse:
    """Legal notice and licences of what is shipped."""
    return _page(request, "legal")


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def data(request: SiteRequest) -> HttpResponse:
    """Personal data in plain words."""
    return _page(request, "data")


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def accessibility(request: SiteRequest) -> HttpResponse:
    """Accessibility statement."""
    return _page(request, "accessibility")
