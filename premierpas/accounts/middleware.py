"""Puts `request.viewer` there: the person in the capacity they chose."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .capacities import viewer_of

ACTIVE = "active_capacity"


class ViewerMiddleware:
    """Reads the capacities anew at every request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = viewer_of(request.user, active=request.session.get(ACTIVE))  # type: ignore[attr-defined]
        return self.get_response(request)
