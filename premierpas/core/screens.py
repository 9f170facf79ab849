"""`@screen`: the one decorator of views. It names who may open a screen; the access matrix test reads it.

    @screen(permission="offers.change_offer", load=offer_of_id)
    def wizard(request, offer, step): ...

`load(request, **kwargs)` finds the thing the screen is about; it raises `Model.DoesNotExist` or `Http404` when there
is none. The permission (django-rules) judges `request.viewer` and that thing. Whoever may not see it learns only that:
a thing that doesn't exist and one that is another's give the same answer.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

import rules
from django.conf import settings
from django.core.exceptions import BadRequest, ObjectDoesNotExist, PermissionDenied
from django.core.paginator import Page
from django.db import connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.loader import get_template
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_http_methods

from premierpas.core.requests import SiteRequest

from .held import note_taken
from .ports import Port

PUBLIC = "public"
SIGNED_IN = "signed_in"


def screen(
    *, permission: str, load: Callable[..., Any] | None = None, methods: tuple[str, ...] = ("GET", "HEAD", "POST")
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Declare who may open a view: `PUBLIC`, `SIGNED_IN` or the name of a django-rules permission."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: SiteRequest, **kwargs: Any) -> HttpResponse:
            if any("\x00" in value for values in request.GET.lists() for value in values[1]):
                raise BadRequest("NUL in the address")  # the database takes none, and nobody types one
            if permission != PUBLIC and not request.user.is_authenticated:
                return redirect(f"{_sign_in_address()}?next={quote(request.get_full_path())}")
            if load is None:
                _refuse_unless(permission, request.viewer, None)
                response = view(request, **kwargs)
            else:
                try:
                    thing = load(request, **kwargs)
                except (ObjectDoesNotExist, Http404):
                    if permission == PUBLIC:
                        raise Http404 from None
                    raise PermissionDenied from None
                _refuse_unless(permission, request.viewer, thing)
                for note in opened:
                    note(request, thing)
                response = view(request, thing, **kwargs)
            note_taken(request, response)
            # The holder of a link has no session, and a machine may be shared.
            if request.user.is_authenticated or any("token" in name for name in kwargs):
                patch_cache_control(response, private=True, no_store=True)
            patch_vary_headers(response, ["Cookie"])
            return response

        guarded.screen = {"permission": permission, "load": load}  # type: ignore[attr-defined]
        return require_http_methods(list(methods))(guarded)

    return decorate


opened = Port[Callable[[SiteRequest, Any], None]](
    "core.opened", "who takes note that somebody has opened a thing: (request, thing), once it is allowed"
)


def _refuse_unless(permission: str, viewer: Any, thing: Any) -> None:
    if permission in (PUBLIC, SIGNED_IN):
        return
    allowed = rules.has_perm(permission, viewer) if thing is None else rules.has_perm(permission, viewer, thing)
    if not allowed:
        raise PermissionDenied


def _sign_in_address() -> str:
    from django.urls import reverse

    return reverse(settings.LOGIN_URL)


frame = Port[Callable[[SiteRequest], dict[str, Any]]](
    "core.frame", "what surrounds every page (navigation, counts), read before the template, which never queries"
)


# What a page may say in place of its frame: it has the box itself, or there is no way back to it.
SAID_BY_PAGES = frozenset({"find_url", "this_page"})


def page(
    request: SiteRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Render one screen. Everything the template reads is already there: a query while rendering is a mistake."""
    surroundings: dict[str, Any] = {
        "viewer": getattr(request, "viewer", None),
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
    }
    for provider in frame:
        surroundings |= provider(request)
    if taken := (surroundings.keys() & (context or {}).keys()) - SAID_BY_PAGES:
        raise ValueError(f"{template}: {', '.join(sorted(taken))} belongs to what surrounds the page")
    compiled = get_template(template)
    whole = surroundings | (context or {})
    for value in whole.values():
        if isinstance(value, Page):
            value.object_list = list(value.object_list)  # a page of a list is read here, not by the template
    if settings.FORBID_TEMPLATE_QUERIES:
        with connection.execute_wrapper(_no_query):
            return HttpResponse(compiled.render(whole, request), status=status)
    return HttpResponse(compiled.render(whole, request), status=status)


def _no_query(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    raise AssertionError(f"a template triggered a query: {sql[:200]}")
