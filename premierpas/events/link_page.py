"""Somebody without an account says whether they come, sees where they stand, and takes a seat that is offered."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.accounts.link_acts import Purpose
from premierpas.accounts.links import Link
from premierpas.core.actors import Actor
from premierpas.core.deeds import done
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page
from premierpas.ui.forms import ChoiceCards, Form

from .actions import answer_invitation
from .answers import registration_of
from .counting import counts_of, ranks_of
from .dates import dates_of
from .enums import RegistrationState
from .models import Invited, Registration
from .news import renew_guest
from .why import rule_of, why_nobody_moves

YES, NO = "yes", "no"


class GuestForm(Form):
    """Yes or no is a deliberate entry: nothing is chosen beforehand."""

    answer = forms.ChoiceField(
        label=lazy("Viendrez-vous ?"), choices=[(YES, lazy("Oui")), (NO, lazy("Non"))], widget=ChoiceCards(short=True)
    )
    name = forms.CharField(label=lazy("Votre prénom et votre nom"), max_length=150)

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        return {"yes": self.cleaned_data["answer"] == YES, "name": self.cleaned_data["name"]}


def _invited(link: Link) -> Invited:
    return Invited.objects.select_related("event").get(pk=link.subject_id)


def show(request: SiteRequest, link: Link) -> HttpResponse:
    """The event, and what this person has said; it can be said again while it is open."""
    invited = _invited(link)
    event, registration = invited.event, registration_of(invited)
    form = GuestForm(request.POST if request.method == "POST" else None, initial={"name": invited.name})
    by = Actor.holder(link, name=link.recipient_name)
    if _may_answer(invited) and done(request, form, lambda: answer_invitation(invited, by=by, **form.said())):
        messages.success(request, _("C’est noté. Merci."))
        return redirect(request.path)
    words = {
        "invited": invited, "event": event, "form": form, "dates": dates_of(event), "may_answer": _may_answer(invited),
        "registration": registration, **_standing(registration), "rule": rule_of(event),
        "moments": list(event.moments.order_by("at", "pk")),
    }  # fmt: skip
    return page(request, "events/link.html", words, status=422 if form.errors else 200)


def _standing(registration: Registration | None) -> dict[str, Any]:
    """The rank and why nobody moves, or the code that lets them in and the link that nobody else is given."""
    if registration is None:
        return {}
    if registration.state == RegistrationState.WAITING:
        event = registration.event
        rank = 0 if event.awaits_draw else ranks_of([registration]).get(registration.pk, 0)
        return {"rank": rank, "why": why_nobody_moves(registration, counts_of(event))}
    if registration.state != RegistrationState.CONFIRMED:
        return {}
    code = registration.participants.filter(ended_at=None).values_list("code", flat=True).first() or ""
    return {"code": f"{code[:3]} {code[3:]}", "video": registration.event.video}


def _may_answer(invited: Invited) -> bool:
    event = invited.event
    return event.is_running and not event.is_over


def still_holds(link: Link) -> bool:
    """Whoever has the address that was invited; raises Invited.DoesNotExist once the invitation is taken back."""
    return _invited(link).email == link.recipient


def renew(link: Link) -> None:
    """A fresh link to the address that is invited now."""
    invited = Invited.objects.filter(pk=link.subject_id).exclude(email="").select_related("event").first()
    if invited is not None:
        renew_guest(invited)


PURPOSE = Purpose(
    still_holds=still_holds,
    screen=show,
    done=show,
    renew=renew,
    may_renew=lambda link: _may_answer(_invited(link)),
)
