"""Puts `request.viewer` there: the person in the capacity they chose; and asks staff for a second factor."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from .capacities import Kind, viewer_of
from .sessions import note_session

ACTIVE = "active_capacity"


class ViewerMiddleware:
    """Reads the capacities anew at every request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = viewer_of(request.user, active=request.session.get(ACTIVE))  # type: ignore[attr-defined]
        note_session(request)
        return self.get_response(request)


class StaffSecondFactorMiddleware:
    """Coordinators reach nothing before they have set up a second factor (django-allauth then asks for it)."""

    FREE = ("/compte/securite/", "/deconnexion/", "/static/", "/health/")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.REQUIRE_STAFF_MFA and not request.path.startswith(self.FREE):
            held = request.viewer.capacities  # type: ignore[attr-defined]
            if any(capacity.kind == Kind.COORDINATOR for capacity in held) and not _has_factor(request):
                return redirect(reverse("mfa_activate_totp"))
        return self.get_response(request)


def _has_factor(request: HttpRequest) -> bool:
    return Authenticator.objects.filter(user=request.user.pk, type=Authenticator.Type.TOTP).exists()
