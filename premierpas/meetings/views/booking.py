"""Whoever follows a pupil books one of the moments that their volunteer offers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.models import Pupil

from .. import actions
from ..holding import met_by
from ..models import Slot
from ..queries import free_slots
from .own import is_booked_by
from .reading import load_pupil


@screen(permission="meetings.book_for", load=load_pupil)
def book_for(request: SiteRequest, thing: Pupil, pupil_id: int) -> HttpResponse:
    """One press a moment; where none is offered, who could offer one."""
    mentors = met_by(pupil_id)
    if request.method == "POST":
        offered = {str(each.pk): each for each in Slot.objects.filter(volunteer__in=mentors, withdrawn_at=None)}
        if _book(request, thing, offered.get(request.POST.get("slot", ""))):
            return redirect("meetings:pupil", pupil_id=pupil_id)
        return redirect("meetings:book_for", pupil_id=pupil_id)
    words = {"pupil": thing, "mentors": mentors, "slots": free_slots(mentors)}
    return page(request, "meetings/book_for.html", words)


def _book(request: SiteRequest, pupil: Pupil, slot: Slot | None) -> bool:
    if slot is None:
        messages.error(request, _("Ce moment n’est plus proposé : choisissez-en un autre."))
        return False
    if not is_booked_by(slot, pupil.pk):
        try:
            actions.book_for(pupil, slot=slot, by=request.actor)
        except DomainError as error:
            messages.error(request, error.message)
            return False
    messages.success(request, _("C’est réservé : l’élève et son mentor sont prévenus."))
    return True
