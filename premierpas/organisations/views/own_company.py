"""A company's own page: how it is called and reached, its places, its tutors without account."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.alphabet import alphabetical
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.ui.forms import Together, said_reach, say_doubts

from ..actions.own_company import change_company, change_site, name_tutor, remove_site, remove_tutor
from ..doors import is_in_use, may_go
from ..forms.companies import OwnCompanyForm, SiteForm, SiteNameForm, TutorForm
from ..models import Company, Site
from .pending import number_sent


@screen(permission="organisations.work_as_company")
def own_company(request: SiteRequest) -> HttpResponse:
    """Name and contact; places; tutors without account."""
    company = Company.objects.get(pk=request.viewer.company_id)
    parts = Together(request, {
        "company": lambda data: OwnCompanyForm(data, company=company),
        "tutor": lambda data: TutorForm(data, prefix="tutor"),
    })  # fmt: skip
    if parts.settle(lambda: _done(request, company, parts), anew=company.refresh_from_db):
        return redirect("organisations:own_company")
    tutors = company.tutors.filter(until=None).order_by(alphabetical("name"), "pk")
    words = {
        "company": company,
        "parts": parts,
        "carried": parts.kept,
        "tutors": [(each, said_reach(each.contact)) for each in tutors],
        "sites": list(company.sites.order_by(alphabetical("name"), "pk")),
    }
    return page(request, "organisations/own_company.html", words, status=parts.status)


def _done(request: SiteRequest, company: Company, parts: Together) -> bool:
    if parts.act == "company":
        return _company_kept(request, company, parts["company"])
    if parts.act == "tutor":
        tutor = parts["tutor"]
        if not tutor.is_valid():
            return False
        name_tutor(company, **tutor.cleaned_data, by=request.actor)
        messages.success(request, _("Cette personne peut être choisie comme tuteur dans vos offres."))
        return True
    if parts.act == "no_tutor":
        gone = company.tutors.filter(pk=number_sent(request), until=None).first()
        if gone is not None:
            remove_tutor(gone, by=request.actor)
            messages.success(request, _("Cette personne n’est plus proposée. Les conventions faites la gardent."))
    return True


def _company_kept(request: SiteRequest, company: Company, form: OwnCompanyForm) -> bool:
    if not form.is_valid():
        return False
    kept = change_company(company, **form.cleaned_data, by=request.actor)
    if kept.wanted_name:
        messages.success(request, _("C’est enregistré. Le nouveau nom paraîtra après notre vérification."))
    else:
        messages.success(request, _("C’est enregistré."))
    say_doubts(request, form)
    return True


def _site(request: SiteRequest, site_id: int) -> Site:
    return Site.objects.select_related("company").get(pk=site_id)


@screen(permission="organisations.change_site", load=_site)
def site(request: SiteRequest, thing: Site, site_id: int) -> HttpResponse:
    """One place: correct it, or take it away."""
    kept = {name: getattr(thing, name) for name in ("name", "street", "postal_code", "insee")}
    in_use = is_in_use(thing)
    posted = request.POST if request.method == "POST" and request.POST.get("act") != "remove" else None
    # An address typed before an offer came here is refused with its reason, not dropped.
    form = (SiteNameForm if in_use and "street" not in (posted or {}) else SiteForm)(posted, initial=kept)
    if request.POST.get("act") == "remove":
        if _removed(request, thing):
            return redirect("organisations:own_company")
        return redirect("organisations:site", site_id=site_id)
    if posted is not None and form.is_valid() and _site_kept(request, thing, form):
        return redirect("organisations:own_company")
    words = {"site": thing, "form": form, "in_use": in_use, "may_go": may_go(thing)}
    return page(request, "organisations/site.html", words, status=422 if form.errors else 200)


def _removed(request: SiteRequest, thing: Site) -> bool:
    try:
        remove_site(thing, by=request.actor)
    except DomainError as error:
        messages.error(request, str(error.message))
        return False
    messages.success(request, _("Le lieu est retiré."))
    return True


def _site_kept(request: SiteRequest, thing: Site, form: SiteNameForm) -> bool:
    data = {**form.initial, **form.cleaned_data}
    try:
        change_site(thing, **data, by=request.actor)
    except DomainError as error:
        form.refuse(error)
        return False
    messages.success(request, _("Lieu enregistré."))
    return True
