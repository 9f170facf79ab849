"""A pupil keeps a search, looks again, wants messages or none, lets it go."""

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import NOBODY, NOTHING, Actor, action
from premierpas.core.errors import DomainError
from premierpas.people.models import Enrolment, Pupil
from premierpas.ui.typography import joined

from ..models import SavedSearch
from ..notices import tell_of_new
from ..search.criteria import Criteria, as_query
from ..search.saved import criteria_of, kept_form, name_of, new_in


class TooManySearches(DomainError):
    """Few are kept, so that each is still wanted."""

    def __init__(self) -> None:
        super().__init__(
            _("Tu gardes déjà cinq recherches : c’est le plus possible. Efface d’abord celle qui ne te sert plus.")
        )


@action(may="people.be_pupil", on=NOTHING)
def save_search(criteria: Criteria, *, alerts: bool, by: Actor) -> SavedSearch:
    """Keep a search; keeping it again only says whether messages are wanted. Raises TooManySearches."""
    pupil, query = by.viewer.pupil_id, as_query(kept_form(criteria))
    Pupil.objects.select_for_update().get(pk=pupil)
    kept = list(SavedSearch.objects.filter(pupil=pupil))
    for search in kept:
        if search.query == query:
            return _want(search, alerts)
    free = sorted(set(range(1, SavedSearch.MOST + 1)) - {search.number for search in kept})
    if not free:
        raise TooManySearches
    return SavedSearch.objects.create(pupil_id=pupil, number=free[0], query=query, alerts=alerts)


@action(may="offers.own_search")
def want_alerts(search: SavedSearch, *, alerts: bool, by: Actor) -> SavedSearch:
    """Messages about this search, or none any more."""
    return _want(search, alerts)


@action(may="offers.own_search")
def look_again(search: SavedSearch, *, by: Actor) -> SavedSearch:
    """What is there now isn't new any more."""
    search.seen_at = clock.now()
    search.save(update_fields=["seen_at"])
    return search


@action(may="offers.own_search")
def let_search_go(search: SavedSearch, *, by: Actor) -> None:
    """Keep it no longer."""
    search.delete()


@action(may=NOBODY, on=NOTHING, tasks=True)
def tell_pupil_of_new(enrolment: Enrolment, *, by: Actor) -> bool:
    """One message about all that is new in the searches for which the pupil wants one; False where there is none."""
    searches = list(SavedSearch.objects.select_for_update().filter(pupil=enrolment.pupil_id, alerts=True))
    if any(row.told_at and row.told_at >= clock.midnight(clock.today()) for row in searches):
        return False
    new = new_in(searches, enrolment, since_told=True)
    fresh = [search for search in searches if new[search.pk]]
    if not fresh:
        return False
    tell_of_new(enrolment, names=lambda: joined([name_of(criteria_of(search)) for search in fresh]))
    SavedSearch.objects.filter(pk__in=[search.pk for search in fresh]).update(told_at=clock.now())
    return True


def _want(search: SavedSearch, alerts: bool) -> SavedSearch:
    search.alerts = alerts
    search.save(update_fields=["alerts"])
    return search
