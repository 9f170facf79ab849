"""A school's staff and settings."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.alphabet import alphabetical
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.actions.members import assign_teacher, end_membership, unassign_teacher
from premierpas.organisations.actions.schools import add_weeks, remove_period, set_school_contact
from premierpas.organisations.enums import Role
from premierpas.organisations.forms.invitations import StaffInviteForm
from premierpas.organisations.forms.schools import AssignForm, SchoolContactForm
from premierpas.organisations.forms.weeks import PeriodForm
from premierpas.organisations.going import class_going
from premierpas.organisations.models import Classroom, ClassroomTeacher, School
from premierpas.organisations.presence import not_over
from premierpas.organisations.queries import open_invitations
from premierpas.ui.forms import Together, say_doubts

from .pending import change_invitation, invited, number_sent


@screen(permission="organisations.lead_school")
def staff(request: SiteRequest) -> HttpResponse:
    """Teachers: invite, give classes, end."""
    school = School.objects.get(pk=request.viewer.school_id)
    parts = Together(request, {
        "invite": lambda data: StaffInviteForm(data, prefix="inv"),
        "assign": lambda data: AssignForm(data, prefix="cl", school=school),
    })  # fmt: skip
    if parts.settle(lambda: _staff_done(request, school, parts)):
        return redirect("organisations:staff")
    members = (
        school.memberships.filter(until=None)
        .select_related("user")
        .prefetch_related(Prefetch("classrooms", not_over().select_related("classroom")))
    )
    words = {
        "school": school,
        "members": list(members.order_by("role", alphabetical("user__name"))),
        "invitations": open_invitations(school.invitations.all()),
        "parts": parts,
        "carried": parts.kept,
        "me": request.viewer.membership_id,
    }
    return page(request, "organisations/staff.html", words, status=parts.status)


def _staff_done(request: SiteRequest, school: School, parts: Together) -> bool:
    if parts.act == "invite":
        invitation = parts["invite"]
        role = invitation.cleaned_data["role"] if invitation.is_valid() else Role.TEACHER
        return invited(request, invitation, school, Role(role))
    if parts.act == "assign":
        return _class_given(request, parts["assign"])
    if not change_invitation(request, school, parts.act):
        _change_staff(request, school, parts.act)
    return True


def _class_given(request: SiteRequest, assign: AssignForm) -> bool:
    if not assign.is_valid():
        return False
    data = assign.cleaned_data
    days = (data["first_day"], data["last_day"]) if data["first_day"] else None
    try:
        assign_teacher(data["classroom"], data["teacher"], referent=data["referent"], days=days, by=request.actor)
    except DomainError as error:
        assign.add_error(error.field or "teacher", error.message)
        return False
    messages.success(request, _("Classe confiée."))
    return True


def _change_staff(request: SiteRequest, school: School, act: str) -> None:
    number = number_sent(request)
    try:
        if act == "end":
            member = school.memberships.filter(pk=number, until=None).first()
            if member:
                end_membership(member, by=request.actor)
                messages.success(request, _("Cette personne n’a plus accès."))
        elif act == "unassign":
            given = ClassroomTeacher.objects.filter(pk=number, classroom__school=school).select_related().first()
            if given:
                unassign_teacher(given.classroom, given.membership, by=request.actor)
                messages.success(request, _("Classe retirée."))
    except DomainError as error:
        messages.error(request, str(error.message))


@screen(permission="organisations.lead_school")
def school_settings(request: SiteRequest) -> HttpResponse:
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
    request: SiteRequest, school: School, act: str, period: PeriodForm, contact: SchoolContactForm
) -> bool:
    if act == "period":
        return _weeks_added(request, school, period)
    if act == "contact":
        if not contact.is_valid():
            return False
        set_school_contact(school, **contact.cleaned_data, by=request.actor)
        messages.success(request, _("Coordonnées enregistrées."))
        say_doubts(request, contact)
    elif act == "remove":
        found = school.periods.filter(pk=number_sent(request)).first()
        if found:
            remove_period(found, by=request.actor)
            messages.success(request, _("Semaines retirées."))
    return True


def _classroom(request: SiteRequest, classroom_id: int) -> Classroom:
    return Classroom.objects.select_related("school").get(pk=classroom_id)


@screen(permission="organisations.manage_classroom", load=_classroom)
def class_weeks(request: SiteRequest, classroom: Classroom, classroom_id: int) -> HttpResponse:
    """When one class goes: set by its teachers or the head."""
    act = request.POST.get("act", "")
    form = PeriodForm(request.POST if act == "period" else None, prefix="per", school=classroom.school, only=classroom)
    if request.method == "POST":
        if act == "remove" and (found := classroom.periods.filter(pk=number_sent(request)).first()):
            remove_period(found, by=request.actor)
            messages.success(request, _("Semaines retirées."))
            return redirect(request.path)
        if act == "period" and _weeks_added(request, classroom.school, form):
            return redirect(request.path)
    own = list(classroom.periods.order_by("first_day"))
    words = {
        "classroom": classroom,
        "periods": [{"period": row, "week": (row.first_day, row.last_day)} for row in own],
        "of_level": [] if own else class_going(classroom).fixed,
        "period_form": form,
    }
    return page(request, "organisations/class_weeks.html", words, status=422 if request.method == "POST" else 200)


def _weeks_added(request: SiteRequest, school: School, period: PeriodForm) -> bool:
    if not period.is_valid():
        return False
    try:
        add_weeks(
            school, level=period.level, weeks=period.cleaned_data["weeks"], classroom=period.classroom, by=request.actor
        )
    except DomainError as error:
        period.add_error("weeks", error.message)
        return False
    messages.success(request, _("Semaines enregistrées."))
    return True
