"""The trades of a company's map and the people on its page, one at a time."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.deeds import done
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen

from ..actions import drop_from_page, save_portrait, save_trade
from ..content import Portrait, Trade
from ..enums import PageState
from ..forms.pages import PortraitForm, TradeForm
from ..models import CompanyPage
from .own import MAY, own_page_of, parts_of


@screen(permission=MAY)
def own_trades(request: SiteRequest) -> HttpResponse:
    """Second step: the map, a trade at a time."""
    mine = own_page_of(request)
    if mine.state == PageState.IN_REVIEW:
        return redirect("careers:own_page")
    form = TradeForm(request.POST if request.method == "POST" else None)
    if done(request, form, lambda: save_trade(mine.company, form.trade, by=request.actor)):
        messages.success(request, _("Ce métier est sur votre carte."))
        return redirect("careers:own_trades")
    words = {"form": form, "parts": parts_of(mine, "own_trades"), "mine": mine, "stairs": mine.written.stairs}
    return page(request, "careers/own/trades.html", words, status=422 if form.errors else 200)


def _trade_of(request: SiteRequest, key: str) -> tuple[CompanyPage, Trade | None]:
    mine = own_page_of(request)
    return mine, _named(request, mine.written.trades, key)


@screen(permission=MAY, load=_trade_of)
def own_trade(request: SiteRequest, known: tuple[CompanyPage, Trade | None], key: str) -> HttpResponse:
    """One trade: corrected, or taken off."""
    mine, trade = known
    if trade is None or request.POST.get("act") == "drop":
        return _dropped(request, mine, key, "careers:own_trades", _("Ce métier n’est plus sur votre carte."))
    if mine.state == PageState.IN_REVIEW:
        return redirect("careers:own_page")
    form = TradeForm(request.POST if request.method == "POST" else None, trade=trade)
    if done(request, form, lambda: save_trade(mine.company, form.trade, by=request.actor)):
        return redirect("careers:own_trades")
    words = {"form": form, "mine": mine, "trade": trade}
    return page(request, "careers/own/trade.html", words, status=422 if form.errors else 200)


@screen(permission=MAY)
def own_portraits(request: SiteRequest) -> HttpResponse:
    """Third step, which may stay empty: people and their paths."""
    mine = own_page_of(request)
    is_open = mine.state != PageState.IN_REVIEW
    form = PortraitForm(request.POST if request.method == "POST" else None)
    if done(request, form, lambda: save_portrait(mine.company, form.portrait, by=request.actor)):
        messages.success(request, _("Ce portrait est sur votre page."))
        return redirect("careers:own_portraits")
    words = {
        "form": form if is_open else None,
        "parts": parts_of(mine, "own_portraits"),
        "mine": mine,
        "people": _people(mine),
    }
    return page(request, "careers/own/portraits.html", words, status=422 if form.errors else 200)


def _people(mine: CompanyPage) -> list[Portrait]:
    """Those that are written, and those that are still public though no longer written."""
    both = {each.key: each for each in (*mine.public.portraits, *mine.written.portraits)}
    return list(both.values())


def _portrait_of(request: SiteRequest, key: str) -> tuple[CompanyPage, Portrait | None]:
    mine = own_page_of(request)
    return mine, _named(request, _people(mine), key)


@screen(permission=MAY, load=_portrait_of)
def own_portrait(request: SiteRequest, known: tuple[CompanyPage, Portrait | None], key: str) -> HttpResponse:
    """One portrait: corrected, or taken away at once, also while the page is read."""
    mine, portrait = known
    if portrait is None or request.POST.get("act") == "drop":
        return _dropped(request, mine, key, "careers:own_portraits", _("Ce portrait est retiré, en ligne aussi."))
    form = PortraitForm(request.POST if request.method == "POST" else None, portrait=portrait)
    if done(request, form, lambda: save_portrait(mine.company, form.portrait, by=request.actor)):
        return redirect("careers:own_portraits")
    is_open = mine.state != PageState.IN_REVIEW
    words = {"form": form if is_open else None, "mine": mine, "portrait": portrait}
    return page(request, "careers/own/portrait.html", words, status=422 if form.errors else 200)


def _named(request: SiteRequest, rows: Any, key: str) -> Any:
    """The row of this key; none where it was taken away by the same form before. Raises Http404."""
    found = next((each for each in rows if each.key == key), None)
    if found is None and request.POST.get("act") != "drop":
        raise Http404
    return found


def _dropped(request: SiteRequest, mine: CompanyPage, key: str, to: str, done: str) -> HttpResponse:
    try:
        if mine.pk:
            drop_from_page(mine.company, key, by=request.actor)
        messages.success(request, done)
    except DomainError as error:
        messages.error(request, str(error.message))
    return redirect(to)
