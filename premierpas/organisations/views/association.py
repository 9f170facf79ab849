"""One company, one school, the territory, as their coordinators see them."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.alphabet import alphabetical, in_order
from premierpas.core.calendar import ZONES
from premierpas.core.errors import DomainError
from premierpas.core.geography import commune, department_name
from premierpas.core.register import RegisteredSchool
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import one_line
from premierpas.organisations.actions.companies import refuse_company, verify_company
from premierpas.organisations.actions.members import invite
from premierpas.organisations.actions.opening import end_opening, grant_opening
from premierpas.organisations.actions.own_company import accept_name, refuse_name
from premierpas.organisations.actions.schools import enter_holidays, join_school, remove_holidays, set_territory
from premierpas.organisations.doors import at_school
from premierpas.organisations.enums import Role
from premierpas.organisations.errors import OtherTerritory
from premierpas.organisations.forms.companies import RefuseForm, RefuseNameForm, VerifyForm
from premierpas.organisations.forms.invitations import InviteForm
from premierpas.organisations.forms.schools import HolidayForm, JoinForm, TerritoryForm
from premierpas.organisations.models import Company, School, Territory
from premierpas.organisations.permissions import openers_of, opens_territories
from premierpas.organisations.queries import open_invitations
from premierpas.organisations.school_search import search_schools
from premierpas.organisations.siret import spaced
from premierpas.ui.forms import Together, say_doubts

from .pending import change_invitation, invited, number_sent


def _company(request: SiteRequest, company_id: int) -> Company:
    return Company.objects.get(pk=company_id)


@screen(permission="organisations.verify_company", load=_company)
def company(request: SiteRequest, thing: Company, company_id: int) -> HttpResponse:
    """One company: who signed it up, the call-backs, verify or refuse."""
    act = request.POST.get("act", "")
    verify = VerifyForm(request.POST if act == "verify" else None, prefix="ver", company=thing)
    refuse = RefuseForm(request.POST if act == "refuse" else None, prefix="ref")
    keep_name = RefuseNameForm(request.POST if act == "refuse_name" else None, prefix="name")
    if act in ("accept_name", "refuse_name"):
        done = _name_judged(request, thing, act, keep_name)
    else:
        done = request.method == "POST" and _judged(request, thing, act, verify, refuse)
    if done:
        return redirect("organisations:company", company_id=company_id)
    words = {
        "company": thing,
        "siret": spaced(thing.siret),
        "members": list(verify.members.values()),
        "checks": list(thing.checks.select_related("by", "person__user")),
        "sites": list(thing.sites.order_by(alphabetical("name"))),
        "verify_form": verify,
        "refuse_form": refuse,
        "name_form": keep_name,
    }
    return page(request, "organisations/company.html", words, status=422 if request.method == "POST" else 200)


def _name_judged(request: SiteRequest, thing: Company, act: str, form: RefuseNameForm) -> bool:
    if act == "refuse_name" and not form.is_valid():
        return False
    try:
        if act == "accept_name":
            accept_name(thing, by=request.actor)
            messages.success(request, _("La structure porte son nouveau nom. Elle est prévenue."))
        else:
            refuse_name(thing, reason=form.cleaned_data["reason"], by=request.actor)
            messages.success(request, _("La structure garde son nom. Elle est prévenue."))
    except DomainError as error:
        messages.error(request, str(error.message))
    return True


def _judged(request: SiteRequest, thing: Company, act: str, verify: VerifyForm, refuse: RefuseForm) -> bool:
    form = verify if act == "verify" else refuse
    if not form.is_valid():
        return False
    try:
        if act == "verify":
            verify_company(thing, by=request.actor, **verify.cleaned_data)
            messages.success(request, _("Structure vérifiée. Elle est prévenue."))
            say_doubts(request, verify)
        else:
            refuse_company(thing, by=request.actor, reason=refuse.cleaned_data["reason"])
            messages.success(request, _("Structure refusée. Elle est prévenue."))
    except DomainError as error:
        form.refuse(error)
        return False
    return True


@screen(permission="organisations.work_as_coordinator")
def add_school(request: SiteRequest) -> HttpResponse:
    """A school joins: found in the register by its name or code, with its head teacher's invitation."""
    territory = Territory.objects.get(pk=request.viewer.territory_id)
    chosen = request.GET.get("uai", "")
    form = JoinForm(request.POST if request.method == "POST" else None, initial={"uai": chosen})
    if request.method == "POST" and form.is_valid():
        try:
            school = _joined(request, territory, form)
            messages.success(request, _("Établissement ajouté, invitation envoyée."))
            return redirect("organisations:school", school_id=school.pk)
        except DomainError as error:
            form.refuse(error)
    query = one_line(request.GET.get("q", ""))
    search = search_schools(territory, query) if query else None
    words = {
        "form": form,
        "query": query,
        "found": _with_departments(search.found) if search else [],
        "others": _with_departments(search.others) if search else [],
        "commune": search.commune if search else None,
        "chosen": form.known,
    }
    return page(request, "organisations/add_school.html", words, status=422 if form.errors else 200)


@transaction.atomic
def _joined(request: SiteRequest, territory: Territory, form: JoinForm) -> School:
    data = form.cleaned_data
    school = join_school(
        data["uai"],
        by=request.actor,
        territory=territory,
        postal_code=data.get("postal_code", ""),
        insee=data.get("insee", ""),
    )
    if school.territory_id != territory.pk:
        raise OtherTerritory
    invite(
        by=request.actor, role=Role.HEAD_TEACHER, school=school, name=data["name"], email=data["email"],
        address_confirmed=form.address_confirmed,
    )  # fmt: skip
    return school


def _with_departments(schools: list[RegisteredSchool]) -> list[tuple[RegisteredSchool, str]]:
    return [(school, department_name(school.department)) for school in schools]


def _school(request: SiteRequest, school_id: int) -> School:
    return School.objects.get(pk=school_id)


@screen(permission="organisations.coordinate_school", load=_school)
def school(request: SiteRequest, thing: School, school_id: int) -> HttpResponse:
    """One school: its heads and teachers, its classes; invite another head."""
    parts = Together(request, {"invite": InviteForm})
    if parts.settle(lambda: _school_done(request, thing, parts)):
        return redirect("organisations:school", school_id=school_id)
    words = {
        "school": thing,
        "lines": [line for floor in at_school for line in floor(thing, request.viewer)],
        "members": list(
            thing.memberships.filter(until=None).select_related("user").order_by("role", alphabetical("user__name"))
        ),
        "invitations": open_invitations(thing.invitations.all()),
        "classrooms": list(thing.classrooms.filter(closed_at=None)),
        "parts": parts,
        "carried": parts.kept,
    }
    return page(request, "organisations/school.html", words, status=parts.status)


def _school_done(request: SiteRequest, thing: School, parts: Together) -> bool:
    if parts.act == "invite":
        return invited(request, parts["invite"], thing, Role.HEAD_TEACHER)
    return change_invitation(request, thing, parts.act)


@screen(permission="organisations.work_as_coordinator")
def territory(request: SiteRequest) -> HttpResponse:
    """Settings that may only get stricter, communes, schools, coordinators."""
    thing = Territory.objects.get(pk=request.viewer.territory_id)
    parts = Together(request, {
        "settings": lambda data: TerritoryForm(data, instance=thing),
        "invite": lambda data: InviteForm(data, prefix="inv"),
        "holiday": lambda data: HolidayForm(data, prefix="holiday"),
    })  # fmt: skip
    if parts.settle(lambda: _territory_done(request, thing, parts), anew=thing.refresh_from_db):
        return redirect("organisations:territory")
    codes = thing.communes.values_list("insee", flat=True)
    may_open = opens_territories(request.viewer)
    words = {
        "territory": thing,
        "opens": may_open,
        "openers": openers_of(thing) if may_open else set(),
        "parts": parts,
        "carried": parts.kept,
        "holidays": list(thing.holidays.filter(last_day__gte=clock.today())),
        "enters_holidays": thing.schools.exclude(zone__in=ZONES).exists() or thing.holidays.exists(),
        "invitations": open_invitations(thing.invitations.all()),
        "communes": in_order((place.name for place in map(commune, codes) if place), str),
        "schools": list(thing.schools.order_by(alphabetical("name"))),
        "coordinators": list(
            thing.memberships.filter(until=None).select_related("user").order_by(alphabetical("user__name"))
        ),
    }
    return page(request, "organisations/territory.html", words, status=parts.status)


def _territory_done(request: SiteRequest, thing: Territory, parts: Together) -> bool:
    act = parts.act
    if act == "settings":
        form = parts["settings"]
        if not form.is_valid():
            return False
        set_territory(thing, **form.cleaned_data, by=request.actor)
        messages.success(request, _("Réglages enregistrés."))
        say_doubts(request, form)
        return True
    if act == "invite":
        return invited(request, parts["invite"], thing, Role.COORDINATOR)
    if act == "holiday":
        holiday = parts["holiday"]
        return holiday.is_valid() and _holiday_entered(request, thing, holiday)
    if act in ("grant_opening", "end_opening"):
        return _right_changed(request, thing, act)
    if act == "no_holiday":
        remove_holidays(thing, number_sent(request), by=request.actor)
        return True
    return change_invitation(request, thing, act)


def _right_changed(request: SiteRequest, thing: Territory, act: str) -> bool:
    """Who else may open territories; somebody who is no coordinator here changes nothing."""
    member = thing.memberships.filter(pk=number_sent(request), until=None).first()
    try:
        if member is not None and act == "grant_opening":
            grant_opening(member, by=request.actor)
            messages.success(request, _("C’est noté : cette personne peut ouvrir des territoires."))
        elif member is not None:
            end_opening(member, by=request.actor)
            messages.success(request, _("C’est noté : cette personne n’ouvre plus de territoires."))
    except DomainError as error:
        messages.error(request, str(error.message))
    return True


def _holiday_entered(request: SiteRequest, thing: Territory, form: HolidayForm) -> bool:
    try:
        enter_holidays(thing, **form.cleaned_data, by=request.actor)
    except DomainError as error:
        form.refuse(error)
        return False
    messages.success(request, _("C’est noté : les délais et les semaines en tiennent compte."))
    return True
