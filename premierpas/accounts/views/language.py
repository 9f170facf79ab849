"""The footer's other language."""

from django.http import HttpResponse
from django.shortcuts import redirect

from premierpas.core.languages import codes
from premierpas.core.requests import SiteRequest, own_address
from premierpas.core.screens import PUBLIC, screen

from ..language import remember, speak


@screen(permission=PUBLIC, methods=("POST",))
def choose_language(request: SiteRequest) -> HttpResponse:
    """Speak it from now on: to the account, and in this browser, before signing in and after signing out too."""
    response = redirect(own_address(request, request.POST.get("next", "")) or "/")
    language = request.POST.get("language", "")
    if language in codes():
        if request.user.is_authenticated:
            speak(language, by=request.actor)
        remember(response, language)
    return response
