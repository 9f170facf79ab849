"""The association reads what a company wrote: it is published, sent back, or taken away."""

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import WrongState
from premierpas.core.reasons import reason_given
from premierpas.organisations.models import Company

from ..enums import PageState
from ..errors import NotVerified, ReadBefore
from ..models import CompanyPage
from ..notices import PAGE_CHANGES, PAGE_PUBLISHED, public_address, tell_company
from .filling import move


@action(may="organisations.verify_company")
def publish_page(company: Company, *, version: int, by: Actor) -> CompanyPage:
    """Make the text that was read public; `version` is the one that was read. Raises ReadBefore, NotVerified."""
    page = _waiting(company)
    if not page.company.is_verified:
        raise NotVerified
    if page.version != version:
        raise ReadBefore
    content = page.written
    page.content, page.draft, page.note = content.as_json(), {}, ""
    page.sector, page.trades, page.published_at = content.sector, content.slugs, clock.now()
    move(page, PageState.PUBLISHED, "content", "draft", "note", "sector", "trades", "published_at")
    tell_company(PAGE_PUBLISHED, page.company, occasion=_occasion(page), link=public_address(page.company))
    return page


@action(may="organisations.verify_company")
def request_changes(company: Company, *, note: str, by: Actor) -> CompanyPage:
    """Send it back with what has to be changed; what is public stays."""
    page = _waiting(company)
    return _sent_back(page, note)


@action(may="organisations.verify_company")
def withdraw_page(company: Company, *, note: str, by: Actor) -> CompanyPage:
    """Take the public page away, with the reason; the text goes back to the company."""
    page = _held(company)
    if not page.is_public:
        raise WrongState(_("Cette page n’est pas en ligne."))
    page.draft, page.content, page.published_at = page.draft or page.content, {}, None
    page.sector, page.trades = "", []
    page.save(update_fields=["draft", "content", "published_at", "sector", "trades"])
    return _sent_back(page, note)


@step
def _sent_back(page: CompanyPage, note: str) -> CompanyPage:
    page.note = reason_given(note, _("Écrivez à la structure ce qu’il faut revoir."), field="note")
    move(page, PageState.CHANGES_REQUESTED, "note")
    tell_company(PAGE_CHANGES, page.company, occasion=_occasion(page), link=reverse("careers:own_page"), note=page.note)
    return page


def _held(company: Company) -> CompanyPage:
    # The company first: the order in which a refusal takes them too.
    company = Company.objects.select_for_update().get(pk=company.pk)
    page = CompanyPage.objects.select_for_update(of=("self",)).get(company=company)
    page.company = company
    return page


def _waiting(company: Company) -> CompanyPage:
    page = _held(company)
    if page.state != PageState.IN_REVIEW:
        raise WrongState(_("Cette page n’attend plus de relecture : elle a déjà été traitée."))
    return page


def _occasion(page: CompanyPage) -> str:
    return f"{page.version}:{page.submitted_at.isoformat() if page.submitted_at else ''}"
