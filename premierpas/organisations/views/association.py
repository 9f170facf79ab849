"""The association's organisations: companies to verify, schools, the territory."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.geography import commune
from premierpas.core.screens import page, screen
from premierpas.core.text import one_line
from premierpas.organisations.actions.companies import refuse_company, verify_company
from premierpas.organisations.actions.members import invite
from premierpas.organisations.actions.schools import join_school
from premierpas.organisations.enums import Role, Verification
from premierpas.organisations.errors import AlreadyInvited
from premierpas.organisations.forms.companies import InviteForm, RefuseForm, VerifyForm
from premierpas.organisations.forms.schools import JoinForm, TerritoryForm
from premierpas.organisations.models import Company, School, Territory

PER_PAGE = 30
ORDER = Case(When(state=Verification.UNVERIFIED, then=Value(0)), default=Value(1), output_field=IntegerField())


@screen(permission="organisations.work_as_coordinator", methods=("GET", "HEAD"))
def directory(request: HttpRequest) -> HttpResponse:
    """Companies to verify first, then all; schools in their own tab."""
    shown = request.GET.get("type", "structures")
    query = one_line(request.GET.get("q", ""))
    territory = request.viewer.territory_id
    companies = Company.objects.filter(Q(territory=territory) | Q(territory=None))
    schools = School.objects.filter(territory=territory)
    tabs = [
        _tab(_("Structures"), "structures", companies.filter(state=Verification.UNVERIFIED).count(), shown),
        _tab(_("Établissements"), "etablissements", 0, shown),
    ]
    found: QuerySet[Any]
    if shown == "etablissements":
        found = schools.filter(Q(name__icontains=query) | Q(uai__iexact=query) | Q(city__icontains=query)).order_by(
            "name", "pk"
        )
    else:
        digits = query.replace(" ", "")
        found = companies.filter(Q(name__icontains=query) | Q(siret__startswith=digits) | Q(city__icontains=query))
        found = found.annotate(order=ORDER).order_by("order", "name", "pk")
    listed = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    words = {"listed": listed, "rows": list(listed), "tabs": tabs, "shown": shown, "query": query}
    return page(request, "organisations/directory.html", words)


def _tab(label: str, value: str, count: int, shown: str) -> dict[str, object]:
    return {"label": label, "url": f"?type={value}", "count": count, "current": shown == value}


def _company(request: HttpRequest, company_id: int) -> Company:
    return Company.objects.get(pk=company_id)


@screen(permission="organisations.verify_company", load=_company)
def company(request: HttpRequest, thing: Company, company_id: int) -> HttpResponse:
    """One company: who signed it up, the call-backs, verify or refuse."""
    act = request.POST.get("act", "")
    verify = VerifyForm(request.POST if act == "verify" else None, prefix="ver", company=thing)
    refuse = RefuseForm(request.POST if act == "refuse" else None, prefix="ref")
    if request.method == "POST" and _judged(request, thing, act, verify, refuse):
        return redirect("organisations:company", company_id=company_id)
    words = {
        "company": thing,
        "members": list(thing.memberships.filter(until=None).select_related("user")),
        "checks": list(thing.checks.select_related("by", "person__user")),
        "sites": list(thing.sites.all()),
        "verify_form": verify,
        "refuse_form": refuse,
    }
    return page(request, "organisations/company.html", words, status=422 if request.method == "POST" else 200)


def _judged(request: HttpRequest, thing: Company, act: str, verify: VerifyForm, refuse: RefuseForm) -> bool:
    form = verify if act == "verify" else refuse
    if not form.is_valid():
        return False
    try:
        if act == "verify":
            verify_company(thing, by=request.viewer.user, **verify.cleaned_data)
            messages.success(request, _("Structure vérifiée. Elle est prévenue."))
        else:
            refuse_company(thing, by=request.viewer.user, reason=refuse.cleaned_data["reason"])
            messages.success(request, _("Structure refusée. Elle est prévenue."))
    except DomainError as error:
        form.add_error(error.field, error.message)
        return False
    return True


@screen(permission="organisations.work_as_coordinator")
def add_school(request: HttpRequest) -> HttpResponse:
    """A school joins: from the register, with its head teacher's invitation."""
    form = JoinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        territory = Territory.objects.get(pk=request.viewer.territory_id)
        try:
            school = join_school(data["uai"], territory=territory, postal_code=data["postal_code"])
            if school.territory_id != territory.pk:
                form.add_error("uai", _("Cet établissement appartient à un autre territoire."))
            else:
                invite(
                    by=request.viewer.user,
                    role=Role.HEAD_TEACHER,
                    school=school,
                    name=data["name"],
                    email=data["email"],
                )
                messages.success(request, _("Établissement ajouté, invitation envoyée."))
                return redirect("organisations:school", school_id=school.pk)
        except DomainError as error:
            form.add_error(error.field, error.message)
    return page(request, "organisations/add_school.html", {"form": form}, status=422 if form.errors else 200)


def _school(request: HttpRequest, school_id: int) -> School:
    return School.objects.get(pk=school_id)


@screen(permission="organisations.coordinate_school", load=_school)
def school(request: HttpRequest, thing: School, school_id: int) -> HttpResponse:
    """One school: its heads and teachers, its classes; invite another head."""
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            invite(by=request.viewer.user, role=Role.HEAD_TEACHER, school=thing, **form.cleaned_data)
        except AlreadyInvited as error:
            form.add_error(error.field, error.message)
        else:
            messages.success(request, _("Invitation envoyée."))
            return redirect("organisations:school", school_id=school_id)
    words = {
        "school": thing,
        "members": list(thing.memberships.filter(until=None).select_related("user").order_by("role", "user__name")),
        "invitations": list(thing.invitations.filter(accepted_at=None, withdrawn_at=None)),
        "classrooms": list(thing.classrooms.filter(closed_at=None)),
        "form": form,
    }
    return page(request, "organisations/school.html", words, status=422 if form.errors else 200)


@screen(permission="organisations.work_as_coordinator")
def territory(request: HttpRequest) -> HttpResponse:
    """Settings that may only get stricter, communes, schools, coordinators."""
    thing = Territory.objects.get(pk=request.viewer.territory_id)
    act = request.POST.get("act", "")
    form = TerritoryForm(request.POST if act == "settings" else None, instance=thing)
    invitation = InviteForm(request.POST if act == "invite" else None, prefix="inv")
    if act == "settings" and form.is_valid():
        form.save()
        messages.success(request, _("Réglages enregistrés."))
        return redirect("organisations:territory")
    if act == "invite" and invitation.is_valid():
        try:
            invite(by=request.viewer.user, role=Role.COORDINATOR, territory=thing, **invitation.cleaned_data)
            messages.success(request, _("Invitation envoyée."))
            return redirect("organisations:territory")
        except AlreadyInvited as error:
            invitation.add_error(error.field, error.message)
    codes = thing.communes.values_list("insee", flat=True)
    words = {
        "territory": thing,
        "form": form,
        "invite_form": invitation,
        "communes": sorted(place.name for place in map(commune, codes) if place),
        "schools": list(thing.schools.order_by("name")),
        "coordinators": list(thing.memberships.filter(until=None).select_related("user")),
    }
    return page(request, "organisations/territory.html", words, status=422 if request.method == "POST" else 200)
