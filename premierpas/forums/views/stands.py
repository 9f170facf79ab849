"""Inviting stands, adding one by hand, one stand."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core.alphabet import alphabetical
from premierpas.core.deeds import done
from premierpas.core.once import made_once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.search import Searched, look
from premierpas.events.models import Event
from premierpas.organisations.enums import Verification
from premierpas.organisations.models import Company

from ..actions import add_stand, change_stand, invite_companies, remind_stands, remove_stand, renew_stand
from ..ahead import is_ahead
from ..forms import InviteForm, NewStandForm, StandForm
from ..hall import free_numbers
from ..models import Stand
from ..seated import by_number, forum_of, hours, how_many, places_of
from ..telling import wants_none
from .loading import act, event_of_stand, form_page, load_forum, the_stand, typed

PER_PAGE = 30
COMPANIES = Searched(names=("name",), words=("city",))


@screen(permission="forums.organise", load=load_forum)
def invite(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """Verified companies of the territory, each by the address that it has."""
    query = request.GET.get("q", "")
    looked = look(_companies(event), COMPANIES, query)
    listed = Paginator(looked.rows, PER_PAGE).get_page(request.GET.get("page"))
    companies = list(listed)
    form = InviteForm(typed(request), companies=companies, closed=_closed(event, companies))

    def send() -> None:
        made = invite_companies(event, by=request.actor, companies=form.chosen())
        words = ngettext("%(n)d invitation est partie.", "%(n)d invitations sont parties.", len(made))
        messages.success(request, words % {"n": len(made)})

    if done(request, form, send):
        return redirect("forums:forum", event_id=event_id)
    words = {
        "event": event, "form": form, "listed": listed, "query": query, "meant": looked.meant, "rows": companies,
    }  # fmt: skip
    return page(request, "forums/invite.html", words, status=422 if form.errors else 200)


def _companies(event: Event) -> QuerySet[Company]:
    rows = Company.objects.filter(territory=event.territory_id, state=Verification.VERIFIED)
    return rows.order_by(alphabetical("name"), "pk")


def _closed(event: Event, companies: list[Company]) -> dict[int, str]:
    """Why some can't be invited."""
    there = set(Stand.objects.filter(event=event, company__in=companies).values_list("company", flat=True))
    stopped = wants_none(each.email for each in companies)
    found: dict[int, str] = {}
    for each in companies:
        if each.pk in there:
            found[each.pk] = _("déjà invitée")
        elif not each.email:
            found[each.pk] = _("sans adresse e-mail")
        elif each.email in stopped:
            found[each.pk] = _("ne veut plus d’e-mails")
    return found


@screen(permission="forums.organise", load=load_forum)
def new_stand(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """One that is in no list."""
    form = NewStandForm(typed(request))

    def add() -> Stand:
        said = form.cleaned_data
        names = ("name", "email", "trades", "invite")
        return add_stand(event, by=request.actor, **{name: said[name] for name in names})

    made = made_once(request, form, "forums.add_stand", add)
    if made is not None:
        messages.success(request, _("Le stand est ajouté."))
        return redirect("forums:stand", stand_id=made)
    return form_page(request, event, form, title=_("Un stand de plus"), button=_("Ajouter le stand"))


@screen(permission="forums.organise", load=event_of_stand)
def stand(request: SiteRequest, event: Event, stand_id: int) -> HttpResponse:
    """What they said, where they stand, how many may come when."""
    row, forum, slots = the_stand(stand_id), forum_of(event), hours(event)
    others = list(by_number(Stand.objects.filter(event=event)))
    places, go = places_of(forum, [row], slots), how_many(event)
    free = free_numbers(forum, others, but=row)
    form = StandForm(typed(request), stand=row, free=free, slots=slots, places=places)
    if done(request, form, lambda: change_stand(row, by=request.actor, **form.said())):
        messages.success(request, _("C’est noté."))
        return redirect("forums:forum", event_id=event.pk)
    words = {
        "event": event, "stand": row, "form": form, "is_ahead": is_ahead(event),
        "visits": [(each, go.get((row.pk, each.pk), 0)) for each in slots] if forum.assigned_at else [],
    }  # fmt: skip
    return page(request, "forums/stand.html", words, status=422 if form.errors else 200)


@screen(permission="forums.organise", load=load_forum, methods=("POST",))
def remind(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """Those who haven't answered are written to again."""

    def said(stands: list[Stand]) -> str:
        words = ngettext("%(n)d stand est relancé.", "%(n)d stands sont relancés.", len(stands))
        return words % {"n": len(stands)}

    act(request, lambda: remind_stands(event, by=request.actor), said)
    return redirect("forums:forum", event_id=event_id)


@screen(permission="forums.organise", load=event_of_stand, methods=("POST",))
def renew(request: SiteRequest, event: Event, stand_id: int) -> HttpResponse:
    """Its page is sent again."""
    act(request, lambda: renew_stand(the_stand(stand_id), by=request.actor), lambda _row: _("La page est envoyée."))
    return redirect("forums:stand", stand_id=stand_id)


@screen(permission="forums.organise", load=event_of_stand, methods=("POST",))
def remove(request: SiteRequest, event: Event, stand_id: int) -> HttpResponse:
    """It was a mistake."""
    act(request, lambda: remove_stand(the_stand(stand_id), by=request.actor), lambda _none: _("Le stand est retiré."))
    if Stand.objects.filter(pk=stand_id).exists():
        return redirect("forums:stand", stand_id=stand_id)
    return redirect("forums:forum", event_id=event.pk)
