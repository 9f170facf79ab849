"""Two people who know a volunteer: named by them or by a coordinator, spoken to by a coordinator."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.people.models import Volunteer

from ..actions import forget_reference, name_reference, note_spoken
from ..actions.referring import NEEDED
from ..forms.clearing import ReferenceForm, SpokenForm
from ..models import Reference
from ..permissions import is_themself


def _load(request: SiteRequest, volunteer_id: int) -> Volunteer:
    return Volunteer.objects.select_related("territory", "user").get(pk=volunteer_id)


@screen(permission="volunteers.name_references", load=_load)
def references(request: SiteRequest, thing: Volunteer, volunteer_id: int) -> HttpResponse:
    """Who may be asked; what was said stands here for coordinators alone."""
    act = request.POST.get("act", "") if request.method == "POST" else ""
    form = ReferenceForm(request.POST if act == "name" else None)
    if act == "forget":
        row = thing.references.filter(pk=whole_number(request.POST.get("reference", "")) or 0).first()
        try:
            if row is not None:
                forget_reference(row, by=request.actor)
        except DomainError as error:
            messages.error(request, error.message)
        return redirect("volunteers:references", volunteer_id=volunteer_id)
    if act == "name" and form.is_valid():
        try:
            name_reference(thing, by=request.actor, **form.cleaned_data)
            messages.success(request, _("C’est noté."))
            return redirect("volunteers:references", volunteer_id=volunteer_id)
        except DomainError as error:
            form.refuse(error)
    rows = list(thing.references.select_related("spoken_by").order_by("named_at", "pk"))
    own = is_themself(request.viewer, thing)
    if own:
        for row in rows:
            row.said = ""
    words = {
        "volunteer": thing,
        "references": rows,
        "spoken_to": sum(row.spoken_on is not None for row in rows),
        "needed": NEEDED,
        "is_own": own,
        "form": form,
    }
    return page(request, "volunteers/references.html", words, status=422 if form.errors else 200)


def _load_reference(request: SiteRequest, reference_id: int) -> Reference:
    return Reference.objects.select_related("volunteer__user", "volunteer__territory").get(pk=reference_id)


@screen(permission="volunteers.hear_reference", load=_load_reference)
def reference(request: SiteRequest, thing: Reference, reference_id: int) -> HttpResponse:
    """What to ask on the telephone, and what was said."""
    form = SpokenForm(request.POST if request.method == "POST" else None, said=thing)
    if request.method == "POST" and form.is_valid():
        try:
            note_spoken(thing, by=request.actor, **form.cleaned_data)
            messages.success(request, _("C’est noté."))
            return redirect("volunteers:references", volunteer_id=thing.volunteer_id)
        except DomainError as error:
            form.refuse(error)
    questions = [
        _("Depuis quand et comment connaissez-vous cette personne ?"),
        _("L’avez-vous vue avec des enfants ou des adolescents ? Comment était-ce ?"),
        _("Lui confieriez-vous l’accompagnement d’un élève de 14 ans ?"),
        _("Y a-t-il quelque chose que nous devrions savoir ?"),
    ]
    words = {"reference": thing, "form": form, "questions": questions}
    return page(request, "volunteers/reference.html", words, status=422 if form.errors else 200)
