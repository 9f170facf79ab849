"""A company writes its page: each step is kept at once, the whole is sent to be read."""

from dataclasses import replace

from django.utils.translation import gettext as _

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.states import may_move
from premierpas.organisations.models import Company

from ..content import MOST_PORTRAITS, MOST_TRADES, PageContent, Portrait, Trade
from ..enums import PAGE_MOVES, PageState
from ..errors import InReview, NotReady, StalePage
from ..models import CompanyPage
from ..readiness import missing
from ..waiting import READ_PAGE


@action(may="organisations.manage_company")
def save_about(
    company: Company, *, headline: str, about: str, sector: str, access: str, version: int, by: Actor
) -> CompanyPage:
    """Keep what the company does. Raises StalePage, InReview."""
    page = _opened(company)
    if page.version != version:
        raise StalePage
    return _keep(page, replace(page.written, headline=headline, about=about, sector=sector, access=access))


@action(may="organisations.manage_company")
def save_trade(company: Company, trade: Trade, *, by: Actor) -> CompanyPage:
    """Put a trade on the map, or correct the one of this key; sent twice it stands there once."""
    page = _opened(company)
    content = page.written.with_trade(trade)
    if len(content.trades) > MOST_TRADES:
        raise DomainError(_("La carte a déjà %(n)d métiers : retirez-en un d’abord.") % {"n": MOST_TRADES})
    return _keep(page, content)


@action(may="organisations.manage_company")
def save_portrait(company: Company, portrait: Portrait, *, by: Actor) -> CompanyPage:
    """Put a portrait on the page, or correct the one of this key; its consent is part of it."""
    page = _opened(company)
    content = page.written.with_portrait(portrait)
    if len(content.portraits) > MOST_PORTRAITS:
        raise DomainError(_("Il y a déjà %(n)d portraits : retirez-en un d’abord.") % {"n": MOST_PORTRAITS})
    return _keep(page, content)


@action(may="organisations.manage_site")
def drop_from_page(company: Company, key: str, *, by: Actor) -> CompanyPage:
    """Take a trade off what is written; a portrait at once off the public page too: whoever stood there said no.

    The coordinator who speaks for the company may, since it is on the phone that people ask for it.
    """
    page = _locked(company)
    is_portrait = any(each.key == key for text in (page.written, page.public) for each in text.portraits)
    if not is_portrait:
        return _keep(_writable(page), page.written.without(key))
    if page.draft:
        page.draft = PageContent.of(page.draft).without(key).as_json()
    if page.content:
        page.content = PageContent.of(page.content).without(key).as_json()
    page.version += 1
    page.save(update_fields=["draft", "content", "version"])
    return page


@action(may="organisations.manage_company")
def submit_page(company: Company, *, by: Actor) -> CompanyPage:
    """Send it to be read. Raises NotReady, WrongState."""
    page = _writable(_locked(company))
    lacks = missing(page.written)
    if lacks:
        raise NotReady(lacks)
    if not page.draft:
        raise WrongState(_("Rien n’a changé depuis la dernière relecture."))
    page.submitted_at = clock.now()
    return move(page, PageState.IN_REVIEW, "submitted_at")


@action(may="organisations.manage_company")
def take_back(company: Company, *, by: Actor) -> CompanyPage:
    """Write on, before it was read."""
    return move(_locked(company), PageState.DRAFT)


@action(may="organisations.manage_company")
def discard_changes(company: Company, *, by: Actor) -> CompanyPage:
    """Leave the public page as it is; only where there is one."""
    page = _writable(_locked(company))
    if not page.is_public:
        raise WrongState(_("Rien n’est encore en ligne : il n’y a rien à quoi revenir."))
    if page.state == PageState.CHANGES_REQUESTED:
        move(page, PageState.DRAFT)
    page.draft, page.note = {}, ""
    page.version += 1
    return move(page, PageState.PUBLISHED, "draft", "note", "version")


def _locked(company: Company) -> CompanyPage:
    """The page, held until the transaction ends; raises CompanyPage.DoesNotExist."""
    return CompanyPage.objects.select_for_update(of=("self",)).select_related("company").get(company=company)


@step
def _opened(company: Company) -> CompanyPage:
    """The same, made when there is none: two at once get the same one."""
    CompanyPage.objects.bulk_create([CompanyPage(company=company)], ignore_conflicts=True)
    return _writable(_locked(company))


def _writable(page: CompanyPage) -> CompanyPage:
    if page.state == PageState.IN_REVIEW:
        raise InReview
    return page


@step
def _keep(page: CompanyPage, content: PageContent) -> CompanyPage:
    page.draft = content.as_json()
    page.version += 1
    if page.state == PageState.PUBLISHED:
        return move(page, PageState.DRAFT, "draft", "version")
    page.save(update_fields=["draft", "version"])
    return page


@step
def move(page: CompanyPage, state: PageState, *fields: str) -> CompanyPage:
    """Move it on with these fields; the coordinators' task follows. Raises WrongState."""
    if page.state != state and not may_move(PAGE_MOVES, page.state, state):
        raise WrongState(_("Cette page est maintenant « %(now)s » : rechargez-la.") % {"now": page.get_state_display()})
    page.state = state
    page.save(update_fields=["state", *fields])
    settle(READ_PAGE.code, [page.pk])
    return page
