"""Puts `request.viewer` there: the person in the capacity they chose; and asks staff for a second factor."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from premierpas.core.actors import Actor

from .capacities import viewer_of
from .second_factor import has_second_factor, used_second_factor
from .sessions import note_session

ACTIVE = "active_capacity"


class ViewerMiddleware:
    """Reads the capacities anew at every request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = viewer_of(request.user, active=request.session.get(ACTIVE))  # type: ignore[attr-defined]
        request.actor = Actor.person(request.viewer)  # type: ignore[attr-defined]
        note_session(request)
        return self.get_response(request)


class StaffSecondFactorMiddleware:
    """Coordinators reach nothing before they have set up a second factor and used it in this session.

    However the session was opened: an invitation's link alone doesn't do.
    """

    FREE = ("/compte/securite/", "/deconnexion/", "/static/", "/health/", "/l/")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.REQUIRE_STAFF_MFA and not request.path.startswith(self.FREE):
            held = request.viewer.capacities  # type: ignore[attr-defined]
            if any(capacity.kind.needs_second_factor for capacity in held) and not used_second_factor(request):
                return redirect(_where_to_give_it(request))
        return self.get_response(request)


def _where_to_give_it(request: HttpRequest) -> str:
    if not has_second_factor(request.user):
        return reverse("mfa_activate_totp")
    following = {"next": request.get_full_path()} if request.method == "GET" else {}
    address = reverse("mfa_reauthenticate")
    return f"{address}?{urlencode(following)}" if following else address
