"""Ambassadors: writing, reading, and the coordinator who reads first."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.models import Enrolment
from premierpas.placements.models import Placement
from premierpas.week.actions import is_over
from premierpas.week.views.loading import placement_of
from premierpas.workshop.anonymity import find_identity, identity_of, pieces

from ..actions import offer_tale, publish_tale, refuse_tale, take_tale_back, version_of
from ..enums import TaleState
from ..forms import RefuseForm, TaleForm
from ..models import Tale
from ..queries import tales_at
from .loading import own_year

PER_PAGE = 12


def tale_of(request: SiteRequest, tale_id: int) -> Tale:
    """A text with its writer and school; raises Tale.DoesNotExist."""
    return Tale.objects.select_related("pupil__user", "school", "placement").get(pk=tale_id)


@screen(permission="week.write", load=placement_of)
def tale(request: SiteRequest, placement: Placement, placement_id: int) -> HttpResponse:
    """The pupil's own words: how far they are, and the form."""
    row = Tale.objects.filter(placement=placement).first()
    if request.method == "POST" and "back" in request.POST and row is not None:
        take_tale_back(row, by=request.actor)
        messages.success(request, _("C’est retiré : plus personne ne le lit."))
        return redirect("afterwards:tale", placement_id=placement_id)
    first = {}
    if row is not None:
        first = {"trade": row.trade, "saw": row.saw, "with_name": row.first_name, "may_be_invited": row.may_be_invited}
    form = TaleForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            offer_tale(placement, said=form.cleaned_data, by=request.actor)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(
                request, _("Merci ! L’association relit ton texte, puis les élèves de ton collège le lisent.")
            )
            return redirect("afterwards:tale", placement_id=placement_id)
    words = {"placement": placement, "row": row, "form": form, "over": is_over(placement)}
    return page(request, "afterwards/tale.html", words, status=422 if form.errors else 200)


@screen(permission="people.be_pupil", load=own_year, methods=("GET", "HEAD"))
def tales(request: SiteRequest, enrolment: Enrolment) -> HttpResponse:
    """What former pupils of one's school saw."""
    rows = tales_at(enrolment.classroom.school_id)
    listed = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    listed.object_list = list(listed.object_list)
    return page(request, "afterwards/tales.html", {"listed": listed, "school": enrolment.classroom.school})


@screen(permission="afterwards.moderate", load=tale_of)
def moderate(request: SiteRequest, row: Tale, tale_id: int) -> HttpResponse:
    """Read it, with what might say who somebody is; publish it or give it back."""
    form = RefuseForm(request.POST if request.POST.get("act") == "refuse" else None)
    if request.method == "POST":
        try:
            read_at = request.POST.get("read_at", "")
            if request.POST.get("act") == "publish":
                publish_tale(row, read_at=read_at, by=request.actor)
            elif form.is_valid():
                refuse_tale(row, read_at=read_at, reason=form.cleaned_data["reason"], by=request.actor)
        except DomainError as error:
            if form.is_bound:
                form.refuse(error)
            else:
                messages.error(request, str(error.message))
                return redirect("afterwards:moderate", tale_id=tale_id)
        else:
            messages.success(request, _("C’est décidé, l’élève est prévenu."))
            return redirect("afterwards:moderate", tale_id=tale_id)
    identity = identity_of(row.pupil)
    words = {
        "row": row,
        "form": form,
        "read_at": version_of(row),
        "paragraphs": [pieces(each, find_identity(each, identity)) for each in row.saw.splitlines() if each.strip()],
        "waits": row.state == TaleState.WAITING,
        "is_read": row.state == TaleState.PUBLISHED,
    }
    return page(request, "afterwards/moderate.html", words, status=422 if form.errors else 200)
