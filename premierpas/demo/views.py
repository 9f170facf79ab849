"""Trying the demo world as somebody else; only where it is loaded."""

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from premierpas.accounts.flows import sign_in_user
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen

from .accounts import SALT, demo_accounts, user_of_key


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def people(request: SiteRequest) -> HttpResponse:
    """Everybody who can be tried."""
    found = demo_accounts()
    if not found:
        raise Http404
    rows = [{"account": each, "key": signing.dumps(each.user_id, salt=SALT)} for each in found]
    return page(request, "demo/people.html", {"rows": rows})


@screen(permission=PUBLIC)
def enter(request: SiteRequest, key: str) -> HttpResponse:
    """One demo account: a button, then its home."""
    user = user_of_key(key)
    if user is None:
        raise Http404
    if request.method == "POST":
        sign_in_user(request, user)
        return redirect(settings.LOGIN_REDIRECT_URL)
    return page(request, "demo/enter.html", {"user": user, "key": key})
