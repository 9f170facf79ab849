"""My data: who has looked, all of it as a ZIP, and asking to be erased."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import SIGNED_IN, page, screen
from premierpas.ui.components import Entry

from ..actions import ask_erasure, take_back
from ..export import export_person
from ..family_page import demand_of, zip_response
from ..forms import EraseForm
from ..looking import looks_at


def own_data() -> Entry:
    """The door from one's account."""
    return Entry(label=_("Mes données : les recevoir, les effacer, voir qui a regardé"), url=reverse("privacy:own"))


@screen(permission=SIGNED_IN)
def own(request: SiteRequest) -> HttpResponse:
    """Who has looked at my file, and the door out."""
    viewer, do = request.viewer, request.POST.get("do", "")
    demand = demand_of(viewer.user_id)
    form = EraseForm(request.POST if do == "ask" else None)
    try:
        if do == "ask" and form.is_valid():
            ask_erasure(viewer.user, by=request.actor)
            messages.success(request, _("C’est demandé. Une réponse vient dans le mois."))
            return redirect("privacy:own")
        if do == "take_back" and demand is not None:
            take_back(demand, by=request.actor)
            messages.success(request, _("C’est annulé : rien ne sera effacé."))
            return redirect("privacy:own")
    except DomainError as error:  # answered meanwhile, on another page
        messages.error(request, error.message)
        return redirect("privacy:own")
    words = {
        "to_minor": viewer.is_minor,
        "looks": looks_at(viewer.pupil_id) if viewer.is_pupil else None,
        "demand": demand,
        "form": form,
    }
    return page(request, "privacy/own.html", words, status=422 if form.errors else 200)


@screen(permission=SIGNED_IN, methods=("POST",))
def own_file(request: SiteRequest) -> HttpResponse:
    """Everything that is kept of me, as a ZIP."""
    return zip_response(export_person(request.viewer.user).content)
