"""What a pupil keeps among companies, and where they would love to go."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.alphabet import alphabetical
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.models import Company
from premierpas.people.enrolments import present_enrolment_of
from premierpas.people.models import Pupil

from ..actions import keep_company, let_go_company, unwish, wish
from ..actions.wishing import most_wishes
from ..directory import companies
from ..models import KeptCompany, Wish
from ..notices import public_address
from ..places import looking
from ..rows import rows_of

PER_PAGE = 20


def company_of_id(company_id: int) -> Company | None:
    """A company of the address; none where nobody may read of it (any more)."""
    return companies().filter(pk=company_id).first()


def _pupil(request: SiteRequest) -> Pupil:
    return Pupil.objects.get(pk=request.viewer.pupil_id)


@screen(permission="people.be_pupil", methods=("POST",))
def keep(request: SiteRequest, company_id: int) -> HttpResponse:
    """Keep it, or no longer; sent twice it stays as it was asked for."""
    company = company_of_id(company_id)
    if company is None:
        messages.error(request, _("Cette entreprise n’est plus là."))
        return redirect("careers:kept")
    if request.POST.get("keep") == "0":
        let_go_company(_pupil(request), company, by=request.actor)
        messages.success(request, _("Cette entreprise n’est plus gardée."))
    else:
        keep_company(_pupil(request), company, by=request.actor)
        messages.success(request, _("Entreprise gardée. Tu la retrouves dans « Mes entreprises »."))
    return redirect(public_address(company))


@screen(permission="people.be_pupil", methods=("POST",))
def wish_for(request: SiteRequest, company_id: int) -> HttpResponse:
    """Say that one would love to go there, or take it back."""
    company = company_of_id(company_id)
    if company is None:
        messages.error(request, _("Cette entreprise n’est plus là."))
        return redirect("careers:kept")
    try:
        if request.POST.get("wish") == "0":
            unwish(_pupil(request), company, by=request.actor)
            messages.success(request, _("Envie retirée."))
        else:
            wish(_pupil(request), company, by=request.actor)
            messages.success(request, _("C’est dit. L’association l’appelle, sans donner ton nom."))
    except DomainError as error:
        messages.error(request, str(error.message))
    return redirect(public_address(company))


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def kept(request: SiteRequest) -> HttpResponse:
    """Both lists."""
    who, pupil = looking(request), request.viewer.pupil_id
    wished = Wish.objects.filter(pupil=pupil, answered_at=None).values("company")
    rows = companies().select_related("careers_page").order_by(alphabetical("name"), "pk")
    own = KeptCompany.objects.filter(pupil=pupil).values("company")
    mine = Paginator(rows.filter(pk__in=own), PER_PAGE)
    listed = mine.get_page(request.GET.get("page"))
    kept_rows, wished_rows = rows_of(who, listed.object_list, rows.filter(pk__in=wished))
    words = {
        "listed": listed,
        "rows": kept_rows,
        "wished": wished_rows,
        "most": most_wishes(present_enrolment_of(request.viewer)),
    }
    return page(request, "careers/kept.html", words)
