"""Moments that a volunteer offers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.once import once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.models import Volunteer

from .. import actions
from ..forms.moments import SlotForm
from ..models import Slot
from ..places import habits_of
from ..queries import held_by


def _me(request: SiteRequest) -> Volunteer:
    return Volunteer.objects.get(pk=request.viewer.volunteer_id)


@screen(permission="meetings.offer", load=_me)
def slots(request: SiteRequest, thing: Volunteer) -> HttpResponse:
    """What is offered, and one form for the next weeks."""
    form = SlotForm(request.POST if request.method == "POST" else None, habits=habits_of(thing.territory_id))
    if request.method == "POST" and form.is_valid():
        where = form.where()
        del where["start"]
        try:
            once(
                str(form.cleaned_data["once"]), action="meetings.offer", owner=f"user:{request.viewer.user_id}",
                do=lambda: str(
                    len(actions.offer_slots(thing, by=request.actor, starts=form.starts(), **where))
                ),
            )  # fmt: skip
            messages.success(request, _("Vos élèves peuvent réserver."))
            return redirect("meetings:slots")
        except DomainError as error:
            form.refuse(error)
    words = {"form": form, "held": held_by(request.viewer)}
    return page(request, "meetings/slots.html", words, status=422 if form.errors else 200)


def _slot(request: SiteRequest, slot_id: int) -> Slot:
    return Slot.objects.select_related("volunteer").get(pk=slot_id)


@screen(permission="meetings.offer", load=_slot, methods=("POST",))
def withdraw(request: SiteRequest, thing: Slot, slot_id: int) -> HttpResponse:
    """It is no longer offered."""
    try:
        actions.withdraw_slot(thing, by=request.actor)
        messages.success(request, _("Ce créneau n’est plus proposé."))
    except DomainError:
        messages.error(request, _("Ce créneau vient d’être réservé : annulez plutôt le rendez-vous."))
    return redirect("meetings:slots")
