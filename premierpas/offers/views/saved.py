"""The searches that a pupil keeps: what is new in each, messages or none, looked at again, let go."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.offers.actions.saving import let_search_go, look_again, save_search, want_alerts
from premierpas.offers.models import SavedSearch
from premierpas.offers.search.criteria import read_criteria
from premierpas.offers.search.finding import find
from premierpas.offers.search.in_vain import note_in_vain
from premierpas.offers.search.origin import origin_of
from premierpas.offers.search.saved import criteria_of, name_of, new_in
from premierpas.offers.search.seeker import Seeker
from premierpas.people.enrolments import present_enrolment_of
from premierpas.people.going import going_of

LONGEST = 2000


def _own(request: SiteRequest, search_id: int) -> SavedSearch:
    return SavedSearch.objects.get(pk=search_id)


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def saved(request: SiteRequest) -> HttpResponse:
    """All of them, with what is new."""
    enrolment = present_enrolment_of(request.viewer)
    searches = list(SavedSearch.objects.filter(pupil=request.viewer.pupil_id))
    new = new_in(searches, enrolment) if enrolment else {}
    rows = [{"search": each, "name": name_of(criteria_of(each)), "new": new.get(each.pk, 0)} for each in searches]
    return page(request, "offers/saved.html", {"rows": rows, "most": SavedSearch.MOST})


@screen(permission="people.be_pupil", methods=("POST",))
def save(request: SiteRequest) -> HttpResponse:
    """Keep a search; one that finds nothing is told upward as a wish, without whose it is."""
    criteria = read_criteria(QueryDict(request.POST.get("recherche", "")[:LONGEST]))
    alerts = request.POST.get("prevenir") == "1"
    try:
        save_search(criteria, alerts=alerts, by=request.actor)
    except DomainError as refused:
        messages.error(request, refused.message)
        return redirect("offers:saved")
    enrolment = present_enrolment_of(request.viewer)
    if enrolment is not None:
        start = origin_of(criteria, enrolment).position
        if criteria.is_narrowed and not find(criteria, Seeker(enrolment, going_of(enrolment), start)).offers:
            note_in_vain(request, criteria, enrolment, is_wish=True)
    messages.success(
        request,
        _("C’est gardé. Un message te dira quand une place s’ouvre, une fois par jour au plus.")
        if alerts
        else _("C’est gardé dans « Mes recherches »."),
    )
    return redirect("offers:saved")


@screen(permission="offers.own_search", load=_own, methods=("POST",))
def look(request: SiteRequest, search: SavedSearch, search_id: int) -> HttpResponse:
    """To the results; what is new there is seen then."""
    look_again(search, by=request.actor)
    return redirect(f"{reverse('offers:search')}?{search.query}")


@screen(permission="offers.own_search", load=_own, methods=("POST",))
def alerts(request: SiteRequest, search: SavedSearch, search_id: int) -> HttpResponse:
    """Messages, or none any more."""
    wanted = request.POST.get("prevenir") == "1"
    want_alerts(search, alerts=wanted, by=request.actor)
    messages.success(
        request,
        _("Tu recevras un message quand il y aura du nouveau.")
        if wanted
        else _("Plus de message pour cette recherche."),
    )
    return redirect("offers:saved")


@screen(permission="offers.own_search", load=_own, methods=("POST",))
def let_go(request: SiteRequest, search: SavedSearch, search_id: int) -> HttpResponse:
    """Kept no longer."""
    let_search_go(search, by=request.actor)
    messages.success(request, _("Recherche effacée."))
    return redirect("offers:saved")
