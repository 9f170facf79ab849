"""Becoming a volunteer: the public page, and its thanks."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.accounts.devices import is_known
from premierpas.accounts.limiter import EMAIL, count_try
from premierpas.accounts.slowing import slowed, too_many
from premierpas.core.actors import Actor
from premierpas.core.once import new_key, once
from premierpas.core.previews import Preview
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen
from premierpas.ui.forms import say_doubts

from ..actions import apply_as_volunteer
from ..forms.applying import ApplyForm


@screen(permission=PUBLIC)
def apply(request: SiteRequest) -> HttpResponse:
    """What one does, what one gives, how it goes on; the application. It never tells who is already here."""
    form = ApplyForm(request.POST if request.method == "POST" else None, initial={"once": new_key()})
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        key, email = str(data.pop("once")), data["email"].lower()
        wait = count_try("volunteer", request, account=email, known=is_known(request, email=email), limits=EMAIL)
        if wait is None:
            try:
                once(key, action="volunteers.apply", owner=email, do=lambda: _applied(data))
            except ValueError:
                # The same page sent again after "back", with another address: an application of its own.
                once(new_key(), action="volunteers.apply", owner=email, do=lambda: _applied(data))
            say_doubts(request, form)
            return redirect("volunteers:applied")
        form.add_error(None, too_many(_("Trop d’envois d’ici. Attendez %(minutes)d min, puis renvoyez."), wait))
    answer = page(
        request,
        "volunteers/apply.html",
        {"form": form, "preview": Preview(_("Devenir bénévole"))},
        status=422 if form.errors else 200,
    )
    return slowed(answer, form)


def _applied(data: dict[str, Any]) -> str:
    made = apply_as_volunteer(
        data["territory"], by=Actor.visitor(name=data["name"]), email=data["email"], motive=data["motive"],
        availability=data["availability"], phone=data["phone"],
    )  # fmt: skip
    return str(made.pk) if made else ""


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def applied(request: SiteRequest) -> HttpResponse:
    """What happens next."""
    return page(request, "volunteers/applied.html")
