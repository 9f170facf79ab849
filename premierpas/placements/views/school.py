"""What the head teacher sets for agreements: their usual words, and who may sign in their name."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.organisations.capacities import HEAD_TEACHER
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership, School

from ..actions import terms_of_school
from ..actions.delegating import delegate, withdraw_delegation
from ..actions.settings import set_school_terms
from ..forms.school_terms import DelegationForm, SchoolTermsForm
from ..models import Delegation


@screen(permission="organisations.lead_school")
def school_terms(request: SiteRequest) -> HttpResponse:
    """The school's own article, insurance, order of signing, logo."""
    school = School.objects.get(pk=request.viewer.school_id)
    present = terms_of_school(school)
    form = SchoolTermsForm(request.POST or None, request.FILES or None, instance=present)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        logo, removed = data.pop("logo"), data.pop("remove_logo", False)
        set_school_terms(school, values=data, logo=logo or (b"" if removed else None), by=request.actor)
        messages.success(request, _("C’est enregistré, pour les conventions qui s’ouvrent à partir de maintenant."))
        return redirect("placements:school_terms")
    context = {"form": form, "school": school, "has_logo": bool(present.logo)}
    return page(request, "placements/school/terms.html", context)


@screen(permission="organisations.lead_school", methods=("GET", "HEAD"))
def logo(request: SiteRequest) -> HttpResponse:
    """The school's logo, as the head sees it in the settings."""
    return HttpResponse(bytes(terms_of_school(request.viewer.school_id or 0).logo), content_type="image/png")


@screen(permission="organisations.work_at_school")
def delegations(request: SiteRequest) -> HttpResponse:
    """Who may sign for the head teacher, and between which days; the head grants and withdraws."""
    viewer = request.viewer
    school = School.objects.get(pk=viewer.school_id)
    is_head = viewer.acts_as(HEAD_TEACHER)
    staff = Membership.objects.filter(school=school, until=None).exclude(role=Role.HEAD_TEACHER)
    members = list(staff.select_related("user").order_by(alphabetical("user__name"), "pk")) if is_head else []
    granting = is_head and request.method == "POST" and "withdraw" not in request.POST
    form = DelegationForm(request.POST if granting else None, members=members, initial={"first_day": clock.today()})
    if is_head and request.method == "POST" and _done(request, school, form):
        return redirect("placements:delegations")
    rows = Delegation.objects.filter(school=school).select_related("delegate__user").order_by("-last_day", "-pk")
    context = {"form": form, "rows": list(rows[:50]), "is_head": is_head, "today": clock.today(), "members": members}
    return page(request, "placements/school/delegations.html", context)


def _done(request: SiteRequest, school: School, form: DelegationForm) -> bool:
    """Withdraw the one named, or grant what the form says."""
    if "withdraw" in request.POST:
        row = Delegation.objects.filter(school=school, pk=whole_number(request.POST["withdraw"])).first()
        if row is not None:
            withdraw_delegation(row, by=request.actor)
            messages.success(request, _("La délégation est retirée. Ce qui est signé reste signé."))
        return True
    if not form.is_valid():
        return False
    data = form.cleaned_data
    try:
        delegate(
            school, to=data["delegate"], first_day=data["first_day"], last_day=data["last_day"],
            by=request.actor,
        )  # fmt: skip
    except DomainError as error:
        form.refuse(error)
        return False
    messages.success(
        request, _("C’est noté. Pendant ces jours, cette personne lit et signe les conventions de l’établissement.")
    )
    return True
