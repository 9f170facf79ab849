"""Families of a class: contacts, and the authorisations that the school has received."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core import clock
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.models import Classroom
from premierpas.people.actions import confirm_guardians, record_authorisation, withdraw_authorisation
from premierpas.people.family_lines import class_families
from premierpas.people.forms import AuthorisationForm
from premierpas.people.queries import ClassMember, class_members

from . import class_address, classroom_of


@screen(permission="organisations.manage_classroom", load=classroom_of)
def guardians(request: SiteRequest, classroom: Classroom, classroom_id: int) -> HttpResponse:
    """Who can be reached, who has authorised; noted one at a time, or ticked for the class with a date."""
    members = class_members(classroom)
    posted = request.POST if request.method == "POST" else None
    form = AuthorisationForm(posted, initial={"signed_on": clock.today()})
    if request.method == "POST" and (answer := _act(request, members, form)):
        return answer
    ticked = set(request.POST.getlist("enrolments"))
    if request.GET.get("cocher") == "tout":
        ticked |= {str(member.enrolment.pk) for member in members if member.needs_authorisation}
    members.sort(key=lambda member: not member.needs_authorisation)
    words = {
        "classroom": classroom,
        "rows": [{"member": member, "ticked": str(member.enrolment.pk) in ticked} for member in members],
        "form": form,
        "missing": sum(member.needs_authorisation for member in members),
        "unreachable": sum(not member.guardians for member in members),
        "to_confirm": sum(guardian.to_confirm for member in members for guardian in member.guardians),
        "doors": [door(classroom) for door in class_families],
        "back": class_address(classroom_id),
    }
    return page(request, "people/guardians.html", words, status=422 if form.errors else 200)


def _act(request: SiteRequest, members: list[ClassMember], form: AuthorisationForm) -> HttpResponse | None:
    here = reverse("people:guardians", args=[members[0].enrolment.classroom_id]) if members else request.path
    if confirmed := request.POST.get("confirm"):
        return redirect(f"{here}{_confirm(request, members, confirmed)}")
    if withdrawn := request.POST.get("withdraw"):
        for member in members:
            if member.authorisation and str(member.authorisation.pk) == withdrawn:
                withdraw_authorisation(member.authorisation, by=request.actor)
                messages.success(request, _("Autorisation retirée."))
                return redirect(f"{here}#eleve-{member.pupil.pk}")
        return redirect(here)
    if not form.is_valid():
        return None
    only = request.POST.get("only")
    ids = {only} if only else set(request.POST.getlist("enrolments"))
    chosen = [member for member in members if str(member.enrolment.pk) in ids]
    if not chosen:
        form.add_error(None, _("Aucun élève n’est coché. Cochez au moins un nom."))
        return None
    made = record_authorisation(
        [member.enrolment for member in chosen], signed_on=form.cleaned_data["signed_on"], by=request.actor
    )
    words = ngettext("Une autorisation notée.", "%(count)d autorisations notées.", len(made))
    messages.success(request, words % {"count": len(made)})
    return redirect(f"{here}#eleve-{chosen[0].pupil.pk}" if only else here)


def _confirm(request: SiteRequest, members: list[ClassMember], which: str) -> str:
    """Contacts that a list brought are right: one, or all of the class. Returns where the page goes on."""
    chosen = [
        (member, guardian)
        for member in members
        for guardian in member.guardians
        if guardian.to_confirm and which in ("all", str(guardian.pk))
    ]
    count = confirm_guardians([guardian for _member, guardian in chosen], by=request.actor)
    if count:
        words = ngettext("Un contact confirmé.", "%(count)d contacts confirmés.", count)
        messages.success(request, words % {"count": count})
    return f"#eleve-{chosen[0][0].pupil.pk}" if len(chosen) == 1 else ""
