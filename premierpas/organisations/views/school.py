"""A school's staff and settings."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.screens import page, screen
from premierpas.organisations.actions.members import (
    assign_teacher,
    end_membership,
    invite,
    unassign_teacher,
    withdraw_invitation,
)
from premierpas.organisations.actions.schools import remove_period, set_period
from premierpas.organisations.enums import Role
from premierpas.organisations.forms.schools import AssignForm, PeriodForm, SchoolContactForm, StaffInviteForm
from premierpas.organisations.models import ClassroomTeacher, School


@screen(permission="organisations.lead_school")
def staff(request: HttpRequest) -> HttpResponse:
    """Teachers: invite, give classes, end."""
    school = School.objects.get(pk=request.viewer.school_id)
    act = request.POST.get("act", "")
    invitation = StaffInviteForm(request.POST if act == "invite" else None, prefix="inv")
    assign = AssignForm(request.POST if act == "assign" else None, prefix="cl", school=school)
    if request.method == "POST" and _staff_done(request, school, act, invitation, assign):
        return redirect("organisations:staff")
    members = school.memberships.filter(until=None).select_related("user").prefetch_related("classrooms__classroom")
    words = {
        "school": school,
        "members": list(members.order_by("role", "user__name")),
        "invitations": list(school.invitations.filter(accepted_at=None, withdrawn_at=None)),
        "invite_form": invitation,
        "assign_form": assign,
    }
    return page(request, "organisations/staff.html", words, status=422 if request.method == "POST" else 200)


def _staff_done(
    request: HttpRequest, school: School, act: str, invitation: StaffInviteForm, assign: AssignForm
) -> bool:
    if act == "invite":
        if not invitation.is_valid():
            return False
        data = invitation.cleaned_data
        try:
            invite(
                by=request.viewer.user, role=Role(data["role"]), school=school, name=data["name"], email=data["email"]
            )
        except DomainError as error:
            invitation.add_error(error.field, error.message)
            return False
        messages.success(request, _("Invitation envoyée."))
    elif act == "assign":
        if not assign.is_valid():
            return False
        data = assign.cleaned_data
        try:
            assign_teacher(data["classroom"], data["teacher"], referent=data["referent"])
        except DomainError as error:
            assign.add_error("teacher", error.message)
            return False
        messages.success(request, _("Classe confiée."))
    else:
        _change_staff(request, school, act)
    return True


def _change_staff(request: HttpRequest, school: School, act: str) -> None:
    key = request.POST.get("id", "")
    number = int(key) if key.isdecimal() else 0
    try:
        if act == "end":
            member = school.memberships.filter(pk=number, until=None).first()
            if member:
                end_membership(member)
                messages.success(request, _("Cette personne n’a plus accès."))
        elif act == "unassign":
            given = ClassroomTeacher.objects.filter(pk=number, classroom__school=school).select_related().first()
            if given:
                unassign_teacher(given.classroom, given.membership)
                messages.success(request, _("Classe retirée."))
        elif act == "withdraw":
            pending = school.invitations.filter(pk=number).first()
            if pending:
                withdraw_invitation(pending)
                messages.success(request, _("Invitation retirée."))
    except DomainError as error:
        messages.error(request, str(error.message))


@screen(permission="organisations.lead_school")
def school_settings(request: HttpRequest) -> HttpResponse:
    """When each class goes, and how to reach the school."""
    school = School.objects.get(pk=request.viewer.school_id)
    act = request.POST.get("act", "")
    period = PeriodForm(request.POST if act == "period" else None, prefix="per", school=school)
    contact = SchoolContactForm(request.POST if act == "contact" else None, prefix="sch", instance=school)
    if request.method == "POST" and _settings_done(request, school, act, period, contact):
        return redirect("organisations:school_settings")
    rows = school.periods.select_related("classroom").order_by("first_day", "classroom__key")
    words = {
        "school": school,
        "periods": [{"period": row, "week": (row.first_day, row.last_day)} for row in rows],
        "period_form": period,
        "contact_form": contact,
    }
    return page(request, "organisations/school_settings.html", words, status=422 if request.method == "POST" else 200)


def _settings_done(
    request: HttpRequest, school: School, act: str, period: PeriodForm, contact: SchoolContactForm
) -> bool:
    if act == "period":
        if not period.is_valid():
            return False
        first = date.fromisoformat(period.cleaned_data["first_week"])
        last = date.fromisoformat(period.cleaned_data["last_week"]) + timedelta(days=4)
        try:
            set_period(school, level=period.level, first_day=first, last_day=last, classroom=period.classroom)
        except DomainError as error:
            period.add_error("last_week", error.message)
            return False
        messages.success(request, _("Semaines enregistrées."))
    elif act == "contact":
        if not contact.is_valid():
            return False
        contact.save()
        messages.success(request, _("Coordonnées enregistrées."))
    elif act == "remove":
        key = request.POST.get("id", "")
        found = school.periods.filter(pk=int(key) if key.isdecimal() else 0).first()
        if found:
            remove_period(found)
            messages.success(request, _("Semaines retirées."))
    return True
