"""In which language the site speaks to somebody: their account's, or a visitor's choice, or their browser's first."""

from collections.abc import Collection, Mapping

from django.conf import settings
from django.http import HttpResponse

from premierpas.core.actions import NOTHING, SIGNED_IN, Actor, action
from premierpas.core.compiled import Compiled, Given
from premierpas.core.languages import FRENCH, codes, first_wanted
from premierpas.core.requests import SiteRequest

from .models import User

_A_YEAR = 365 * 24 * 3600
_not_french = Compiled(
    lambda: User.objects.filter(pk__in=Given("users", many=True)).exclude(language=FRENCH).values_list("pk", "language")
)


def language_of(request: SiteRequest) -> str:
    """The account's; a visitor's cookie; else what the browser asks for first."""
    if request.user.is_authenticated:
        return request.user.language if request.user.language in codes() else FRENCH
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in codes() else first_wanted(request.headers.get("Accept-Language", ""))


@action(may=SIGNED_IN, on=NOTHING)
def speak(language: str, *, by: Actor) -> None:
    """From now on the site, and what it sends, speaks this language to the acting person."""
    User.objects.filter(pk=by.user_id).update(language=language)


def remember(response: HttpResponse, language: str) -> None:
    """Keep a visitor's choice in this browser."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=_A_YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def languages_of(users: Collection[int]) -> Mapping[int, str]:
    """Those of these accounts that aren't spoken to in French."""
    return dict(_not_french(users=list(users)))
