"""Puts `request.viewer` there: the person in the capacity they chose; asks for a required second factor."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode

from premierpas.core.actors import Actor
from premierpas.core.languages import FRENCH
from premierpas.core.requests import SiteRequest

from .capacities import viewer_at_entrance
from .devices import hand_over
from .language import language_of
from .second_factor import has_second_factor, must_use_second_factor, used_second_factor
from .sessions import note_session

ACTIVE = "active_capacity"


class ViewerMiddleware:
    """Reads the capacities anew at every request."""

    def __init__(self, get_response: Callable[[SiteRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        request.viewer = viewer_at_entrance(request.user, active=request.session.get(ACTIVE))
        request.actor = Actor.person(request.viewer)
        note_session(request)
        return self.get_response(request)


class LanguageMiddleware:
    """Speaks the language that the account has chosen, or the visitor, or that their browser asks for first."""

    def __init__(self, get_response: Callable[[SiteRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        with translation.override(language_of(request)):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or FRENCH)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


class DeviceMiddleware:
    """Hands the browser the word by which its device is known again."""

    def __init__(self, get_response: Callable[[SiteRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        response = self.get_response(request)
        hand_over(request, response)
        return response


class SecondFactorMiddleware:
    """Whoever must use a second factor reaches nothing before they have set it up and used it in this session.

    However the session was opened: an invitation's link alone doesn't do.
    """

    FREE = ("/compte/securite/", "/deconnexion/", "/static/", "/health/", "/l/")

    def __init__(self, get_response: Callable[[SiteRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        if not request.path.startswith(self.FREE):
            held = request.viewer.capacities
            if must_use_second_factor(held) and not used_second_factor(request):
                return redirect(_where_to_give_it(request))
        return self.get_response(request)


def _where_to_give_it(request: SiteRequest) -> str:
    if not has_second_factor(request.user):
        return reverse("mfa_activate_totp")
    following = {"next": request.get_full_path()} if request.method == "GET" else {}
    address = reverse("mfa_reauthenticate")
    return f"{address}?{urlencode(following)}" if following else address
