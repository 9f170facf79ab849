"""The pupil leaves an address to be asked again, or takes it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.models import Enrolment

from ..actions import leave_address, take_address_back
from ..alumni import may_leave_address, needs_family
from ..forms import AddressForm
from ..models import Alumnus
from ..queries import weeks_over
from .loading import own_year


@screen(permission="people.be_pupil", load=own_year)
def alumni(request: SiteRequest, enrolment: Enrolment) -> HttpResponse:
    """What it is for, and the address; what is left can be taken back at once."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            leave_address(enrolment, email=form.cleaned_data["email"], by=request.actor)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Merci. À bientôt : la première fois dans trois mois."))
            return redirect("afterwards:alumni")
    words = {
        "form": form,
        "left": Alumnus.objects.filter(pupil=enrolment.pupil_id).first(),
        "over": bool(weeks_over(enrolment)),
        "asks_family": needs_family(enrolment.pupil) and not may_leave_address(enrolment.pupil),
    }
    return page(request, "afterwards/alumni.html", words, status=422 if form.errors else 200)


@screen(permission="people.be_pupil", load=own_year, methods=("POST",))
def alumni_back(request: SiteRequest, enrolment: Enrolment) -> HttpResponse:
    """No more: the address is gone."""
    take_address_back(enrolment, by=request.actor)
    messages.success(request, _("Ton adresse est effacée. Nous ne t’écrirons pas."))
    return redirect("afterwards:alumni")
