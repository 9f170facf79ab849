"""What an adult changes of their own account: name, phone, and the address that signs them in."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError, WrongState
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.ui.forms import Form, say_doubts

from ..actions import ask_email_change, cancel_email_change, change_details, confirm_email_change
from ..email_codes import check_codes, waiting_change
from ..forms import DetailsForm, EmailCodesForm, NewEmailForm
from ..limiter import EMAIL, count_try
from ..session_store import row_of
from ..sessions import end_sessions_of
from ..slowing import slowed, too_many


@screen(permission="accounts.own_details")
def details(request: SiteRequest) -> HttpResponse:
    """One's name and phone."""
    user = request.viewer.user
    posted = request.POST if request.method == "POST" else None
    form = DetailsForm(posted, initial={"name": user.name, "phone": user.phone})
    if posted is not None and form.is_valid():
        change_details(user, name=form.cleaned_data["name"], phone=form.cleaned_data["phone"], by=request.actor)
        messages.success(request, _("C’est enregistré."))
        say_doubts(request, form)
        return redirect("accounts:account")
    return page(request, "accounts/details.html", {"form": form}, status=422 if form.errors else 200)


@screen(permission="accounts.own_details")
def email(request: SiteRequest) -> HttpResponse:
    """The address that signs one in: ask for another, confirm it on both, or leave it as it is."""
    act, user = request.POST.get("act", ""), request.viewer.user
    if act == "cancel":
        cancel_email_change(user, by=request.actor)
        messages.success(request, _("Rien ne change : votre adresse reste la même."))
        return redirect("accounts:account")
    asked = NewEmailForm(request.POST if act == "ask" else None, prefix="ask")
    codes = EmailCodesForm(request.POST if act == "confirm" else None)
    if act == "ask" and asked.is_valid() and _ask(request, asked):
        return redirect("accounts:email")
    if act == "confirm" and codes.is_valid() and (then := _confirm(request, codes)):
        return redirect(then)
    words = {"asked": asked, "codes": codes, "change": waiting_change(user), "help": settings.ASSOCIATION_PHONE}
    answer = page(request, "accounts/email.html", words, status=422 if asked.errors or codes.errors else 200)
    return slowed(answer, asked)


def _ask(request: SiteRequest, form: Form) -> bool:
    # Every change that is asked for sends a message to an address that was only typed.
    wait = count_try("email_change", request, account=str(request.viewer.user_id), limits=EMAIL)
    if wait is not None:
        form.add_error("email", too_many(_("Trop d’essais. Attendez %(minutes)d min, puis recommencez."), wait))
        return False
    try:
        ask_email_change(request.viewer.user, email=form.cleaned_data["email"], by=request.actor)
    except DomainError as error:
        form.add_error(error.field, error.message)
        return False
    messages.success(request, _("Deux codes sont partis : un vers chaque adresse."))
    say_doubts(request, form)
    return True


def _confirm(request: SiteRequest, form: Form) -> str:
    """Where to go on; empty while a code has to be typed again."""
    try:
        check_codes(request.viewer.user, **form.cleaned_data)
        confirm_email_change(request.viewer.user, **form.cleaned_data, by=request.actor)
    except WrongState as error:  # nothing waits here any more, so there is no field to say it at
        messages.error(request, str(error.message))
        return "accounts:email"
    except DomainError as error:
        form.add_error(error.field, error.message)
        return ""
    end_sessions_of(request.viewer.user, but=row_of(request.session.session_key))
    messages.success(request, _("C’est fait : vous vous connectez maintenant avec la nouvelle adresse."))
    return "accounts:account"
