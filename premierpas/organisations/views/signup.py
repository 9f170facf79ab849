"""A company's first screen."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.devices import is_known
from premierpas.accounts.flows import send_code
from premierpas.accounts.limiter import EMAIL, count_try
from premierpas.accounts.slowing import slowed, too_many
from premierpas.core.actors import Actor
from premierpas.core.once import new_key, once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen
from premierpas.organisations.actions.companies import SignUp, sign_up_company
from premierpas.organisations.forms.companies import SignUpForm
from premierpas.ui.forms import say_doubts


@screen(permission=PUBLIC)
def company_signup(request: SiteRequest) -> HttpResponse:
    """What a week costs and gives; sign-up; then a code by e-mail. It never tells who is already here."""
    form = SignUpForm(request.POST if request.method == "POST" else None, initial={"once": new_key(), "kind": "sme"})
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        key, email = str(data.pop("once")), data["email"].lower()
        wait = count_try("signup", request, account=email, known=is_known(request, email=email), limits=EMAIL)
        if wait is None:
            try:
                once(key, action="organisations.signup", owner=email, do=lambda: _sign_up(SignUp(**data)))
            except ValueError:
                # The same page sent again after "back", with another address: a sign-up of its own.
                once(new_key(), action="organisations.signup", owner=email, do=lambda: _sign_up(SignUp(**data)))
            send_code(request, email)
            say_doubts(request, form)
            return redirect(reverse("account_confirm_login_code"))
        form.add_error(None, too_many(_("Trop d’inscriptions d’ici. Attendez %(minutes)d min, puis renvoyez."), wait))
    answer = page(request, "organisations/signup.html", {"form": form}, status=422 if form.errors else 200)
    return slowed(answer, form)


def _sign_up(data: SignUp) -> str:
    user = sign_up_company(data, by=Actor.visitor(name=data.name))
    return str(user.pk) if user else ""
