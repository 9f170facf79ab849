"""Sign in, sign out, one's account, links without account."""

import secrets
from typing import Any

from allauth.account.views import confirm_login_code as allauth_confirm
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from premierpas.core.screens import PUBLIC, SIGNED_IN, page, screen

from .cards import check_card
from .flows import send_code, sign_in_user
from .forms import CardForm, EmailForm
from .limiter import DEVICE_COOKIE, RENEWAL, forget, note_failure, retry_after
from .link_acts import find_link, purpose_of
from .middleware import ACTIVE
from .models import UserSession
from .sessions import end_session, end_sessions_of, live_sessions_of, remember

DEVICE_SECONDS = 365 * 24 * 3600


@screen(permission=PUBLIC)
def sign_in(request: HttpRequest) -> HttpResponse:
    """Two doors: the pupil's card, the adult's e-mail."""
    if request.user.is_authenticated and request.method != "POST":
        return redirect(settings.LOGIN_REDIRECT_URL)
    which = request.POST.get("door", "")
    card = CardForm(request.POST if which == "card" else None, initial={"username": request.GET.get("u", "")})
    mail = EmailForm(request.POST if which == "email" else None, prefix="mail")
    answer = None
    if which == "card" and card.is_valid():
        answer = _open_with_card(request, card)
    elif which == "email" and mail.is_valid():
        answer = _send_code(request, mail)
    if answer is None:
        words = {"card": card, "mail": mail, "next": _next(request), "door": which or request.GET.get("porte", "")}
        answer = page(request, "accounts/sign_in.html", words, status=422 if card.errors or mail.errors else 200)
    if DEVICE_COOKIE not in request.COOKIES:
        answer.set_cookie(
            DEVICE_COOKIE, secrets.token_urlsafe(18), max_age=DEVICE_SECONDS, httponly=True, samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip
    return answer


def _open_with_card(request: HttpRequest, form: CardForm) -> HttpResponse | None:
    username = form.cleaned_data["username"]
    if _told_to_wait(
        request,
        "card",
        username,
        form,
        "passphrase",
        _("Attends %(minutes)d min, puis recommence. Ton professeur peut aussi te donner une nouvelle carte."),
    ):
        return None
    user = check_card(username, form.cleaned_data["passphrase"])
    if user is None:
        note_failure("card", request, account=username)
        form.add_error("passphrase", _("Ce n’est pas la bonne carte. Vérifie ton nom d’utilisateur et tes trois mots."))
        return None
    forget("card", account=username)
    sign_in_user(request, user, on_this_device=form.cleaned_data["on_this_device"])
    return redirect(_next(request) or reverse(settings.LOGIN_REDIRECT_URL))


def _send_code(request: HttpRequest, form: EmailForm) -> HttpResponse | None:
    email = form.cleaned_data["email"].lower()
    if _told_to_wait(
        request, "email", email, form, "email", _("Trop de codes demandés. Attendez %(minutes)d min, puis recommencez.")
    ):
        return None
    # Every code asked for counts: an address must not be flooded.
    note_failure("email", request, account=email)
    send_code(request, email)
    request.session["on_this_device"] = form.cleaned_data["on_this_device"]
    following = _next(request)
    address = reverse("account_confirm_login_code")
    return redirect(f"{address}?{urlencode({'next': following})}" if following else address)


def _told_to_wait(request: HttpRequest, scope: str, account: str, form: Any, field: str, words: str) -> bool:
    wait = retry_after(scope, request, account=account)
    if wait is None:
        return False
    form.add_error(field, words % {"minutes": int(wait.total_seconds() // 60) + 1})
    return True


def _next(request: HttpRequest) -> str:
    address = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if ours and address.startswith("/") else ""


@screen(permission=PUBLIC)
def confirm_code(request: HttpRequest) -> HttpResponse:
    """The code that came by e-mail; django-allauth checks it."""
    kept = request.session.get("on_this_device", False)
    response = allauth_confirm(request)
    if request.user.is_authenticated:
        remember(request, on_this_device=kept)
    if hasattr(response, "render") and not response.is_rendered:
        form = response.context_data["form"]
        words = {"form": form, "email": _asked_email(request), "next": _next(request)}
        return page(request, "accounts/confirm_code.html", words, status=422 if form.errors else 200)
    return response


def _asked_email(request: HttpRequest) -> str:
    login = request.session.get("account_login") or {}
    return str(login.get("email") or "")


@screen(permission=SIGNED_IN, methods=("POST",))
def sign_out(request: HttpRequest) -> HttpResponse:
    """Close the session and forget the device's row."""
    UserSession.objects.filter(session_key=request.session.session_key or "").delete()
    logout(request)
    messages.success(request, _("Tu es déconnecté. À bientôt !"))
    return redirect("/")


@screen(permission=SIGNED_IN)
def account(request: HttpRequest) -> HttpResponse:
    """Who I am here, in which capacity, on which devices."""
    if request.method == "POST":
        return _end_devices(request)
    words = {
        "sessions": live_sessions_of(request.user),
        "here": request.session.session_key,
        "capacities": request.viewer.capacities,
        "active": request.viewer.capacity,
        "second_factor": request.viewer.is_coordinator,
    }
    return page(request, "accounts/account.html", words)


def _end_devices(request: HttpRequest) -> HttpResponse:
    wanted = request.POST.get("session", "")
    if wanted == "others":
        end_sessions_of(request.user, but=request.session.session_key)
    else:
        mine = UserSession.objects.filter(user=request.user, pk=wanted if wanted.isdigit() else 0).first()
        if mine:
            end_session(mine)
    messages.success(request, _("C’est fait : l’appareil est déconnecté."))
    return redirect("accounts:account")


@screen(permission=SIGNED_IN, methods=("POST",))
def choose_capacity(request: HttpRequest) -> HttpResponse:
    """Act in another of one's capacities."""
    wanted = request.POST.get("capacity", "")
    if any(capacity.key == wanted for capacity in request.viewer.capacities):
        request.session[ACTIVE] = wanted
    return redirect(settings.LOGIN_REDIRECT_URL)


# The token in the address is the credential, and no-referrer makes browsers send `Origin: null`: the check against
# forged requests, which guards what cookies allow, has nothing to guard here and would refuse every form.
@csrf_exempt
@screen(permission=PUBLIC)
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Every link without account lands here; GET and HEAD change nothing, whoever opens it and how often."""
    found = find_link(token)
    purpose = purpose_of(found) if found else None
    if found is None or purpose is None:
        response = page(request, "accounts/link_unknown.html", status=404)
    elif request.method == "POST" and request.POST.get("renew"):
        response = _renew(request, found)
    elif found.used_at is not None:
        response = purpose.done(request, found)
    elif not found.is_open:
        response = page(request, "accounts/link_over.html", {"link": found}, status=410)
    else:
        response = purpose.screen(request, found)
    patch_cache_control(response, private=True, no_store=True)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response


def _renew(request: HttpRequest, found: Any) -> HttpResponse:
    purpose = purpose_of(found)
    account_key = f"link:{found.purpose}:{found.subject_id}:{found.recipient}"
    allowed = retry_after("renewal", request, account=account_key, limits=RENEWAL) is None
    if allowed and purpose and found.used_at is None:
        note_failure("renewal", request, account=account_key)
        purpose.renew(found)
    return page(request, "accounts/link_renewed.html", {"allowed": allowed})
