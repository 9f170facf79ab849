"""Two doors, the code by e-mail, and the way out."""

from datetime import timedelta
from typing import Any

from allauth.account.views import confirm_login_code as allauth_confirm
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from premierpas.core.requests import SiteRequest, own_address
from premierpas.core.screens import PUBLIC, SIGNED_IN, page, screen

from ..cards import CARD_DOOR, normal_username
from ..devices import draw_device, is_known
from ..flows import send_code, sign_in_with_card
from ..forms import CardForm, CodeForm, EmailForm
from ..limiter import CODE, EMAIL, count_try, give_back_try
from ..models import UserSession
from ..session_store import row_of
from ..sessions import ON_THIS_DEVICE
from ..slowing import slowed, too_many


@screen(permission=PUBLIC)
def sign_in(request: SiteRequest) -> HttpResponse:
    """Two doors: the pupil's card, the adult's e-mail."""
    if request.method != "POST" and request.user.is_authenticated and not _card_of_another(request):
        return redirect(_next(request) or settings.LOGIN_REDIRECT_URL)
    door = request.POST.get("door", "")
    card = CardForm(request.POST if door == "card" else None, initial={"username": request.GET.get("u", "")[:60]})
    mail = EmailForm(request.POST if door == "email" else None, prefix="mail")
    answer = None
    if door == "card" and card.is_valid():
        answer = _open_with_card(request, card)
    elif door == "email" and mail.is_valid():
        answer = _send_code(request, mail)
    if answer is None:
        words = {"card": card, "mail": mail, "next": _next(request), "someone": _someone(request)}
        answer = page(request, "accounts/sign_in.html", words, status=422 if card.errors or mail.errors else 200)
        slowed(answer, card, mail)
    draw_device(request)
    return answer


def _card_of_another(request: SiteRequest) -> bool:
    """Whether a card was scanned on a phone where somebody else is signed in."""
    named = normal_username(request.GET.get("u", ""))
    return bool(named) and named != request.user.username


def _someone(request: SiteRequest) -> str:
    return request.user.name if request.user.is_authenticated else ""


def _open_with_card(request: SiteRequest, form: CardForm) -> HttpResponse | None:
    username = normal_username(form.cleaned_data["username"])
    known = is_known(request, username=username)
    wait = count_try(CARD_DOOR, request, account=username, known=known)
    if wait is not None:
        words = _("Trop d’essais. Attends %(minutes)d min, ou demande à ton professeur de débloquer ta carte.")
        form.add_error("passphrase", too_many(words, wait))
        return None
    user = sign_in_with_card(
        request,
        username=username,
        passphrase=form.cleaned_data["passphrase"],
        on_this_device=form.cleaned_data["on_this_device"],
    )
    if user is None:
        form.add_error("passphrase", _("Ce n’est pas la bonne carte. Vérifie ton nom d’utilisateur et tes trois mots."))
        return None
    give_back_try(CARD_DOOR, request, account=username, known=known)
    return redirect(_next(request) or reverse(settings.LOGIN_REDIRECT_URL))


def _send_code(request: SiteRequest, form: EmailForm) -> HttpResponse | None:
    email = form.cleaned_data["email"].lower()
    # Every code asked for counts, right or not: an address must not be flooded.
    wait = count_try("email", request, account=email, known=is_known(request, email=email), limits=EMAIL)
    if wait is not None:
        form.add_error("email", _too_many_codes(wait))
        return None
    send_code(request, email)
    request.session[ON_THIS_DEVICE] = form.cleaned_data["on_this_device"]
    return redirect(_confirm_address(request))


@screen(permission=PUBLIC)
def confirm_code(request: SiteRequest) -> HttpResponse:
    """The code that came by e-mail; django-allauth checks it."""
    email, again = _asked_email(request), request.POST.get("action") == "resend"
    known = is_known(request, email=email)
    if request.method == "POST":
        scope, limits = ("email", EMAIL) if again else ("code", CODE)
        wait = count_try(scope, request, account=email, known=known, limits=limits)
        if wait is not None:
            return _show_code(request, _closed_form(wait), email)
    response = allauth_confirm(request)
    if hasattr(response, "render") and not response.is_rendered:
        words = response.context_data
        return _show_code(request, words["form"], email, may_resend=words["can_resend"])
    if request.method == "POST":
        if again and response["Location"].startswith(reverse("account_confirm_login_code")):
            messages.success(request, _("Un nouveau code est parti. L’ancien ne marche plus."))
        elif response["Location"] in (reverse("account_request_login_code"), reverse("account_login")):
            messages.error(request, _("Ce code ne marche plus. Demandez-en un autre avec votre e-mail."))
        else:
            give_back_try("code", request, account=email, known=known)
    return response


def _show_code(request: SiteRequest, form: Any, email: str, *, may_resend: bool = False) -> HttpResponse:
    words = {"form": form, "email": email, "next": _next(request), "may_resend": may_resend}
    return slowed(page(request, "accounts/confirm_code.html", words, status=422 if form.errors else 200), form)


def _closed_form(wait: timedelta) -> CodeForm:
    form = CodeForm({"code": ""}, code="")
    form.full_clean()
    form.errors.clear()
    form.add_error("code", _too_many_codes(wait))
    return form


def _too_many_codes(wait: timedelta) -> ValidationError:
    words = _(
        "Trop d’essais. Attendez %(minutes)d min, puis recommencez. Sur un appareil où vous vous êtes déjà connecté, "
        "l’attente n’est pas la même : essayez-le."
    )
    return too_many(words, wait)


def _asked_email(request: SiteRequest) -> str:
    login = request.session.get("account_login") or {}
    return str(login.get("email") or "")


def _confirm_address(request: SiteRequest) -> str:
    following = _next(request)
    address = reverse("account_confirm_login_code")
    return f"{address}?{urlencode({'next': following})}" if following else address


def _next(request: SiteRequest) -> str:
    address = request.POST.get("next") or request.GET.get("next") or ""
    own = own_address(request, address)
    return own if own.startswith("/") else ""


@screen(permission=SIGNED_IN, methods=("POST",))
def sign_out(request: SiteRequest) -> HttpResponse:
    """Close the session and forget the device's row."""
    to_pupil = request.viewer.is_minor
    UserSession.objects.filter(row=row_of(request.session.session_key)).delete()
    logout(request)
    messages.success(request, _("Tu es déconnecté. À bientôt !") if to_pupil else _("Vous êtes déconnecté."))
    return redirect("/")
