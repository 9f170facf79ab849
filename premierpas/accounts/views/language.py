"""The footer's other language."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from premierpas.core.languages import codes
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, screen

from ..language import remember, speak


@screen(permission=PUBLIC, methods=("POST",))
def choose_language(request: SiteRequest) -> HttpResponse:
    """Speak it from now on: to the account, and in this browser, before signing in and after signing out too."""
    back = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = redirect(back if ours and back.startswith("/") else "/")
    language = request.POST.get("language", "")
    if language in codes():
        if request.user.is_authenticated:
            speak(language, by=request.actor)
        remember(response, language)
    return response
