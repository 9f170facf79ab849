"""Searches that a pupil keeps: how each is named, and how many offers are new in it."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import Value
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.occupations.sectors import sector_name
from premierpas.occupations.sheets import sheets
from premierpas.offers.models import SavedSearch
from premierpas.people.going import going_of
from premierpas.people.models import Enrolment

from .criteria import Criteria, read_criteria
from .matching import matching
from .origin import origin_of
from .seeker import Seeker
from .words import asked

COUNTED_UP_TO = 99


def kept_form(criteria: Criteria) -> Criteria:
    """What is kept of a search: what it asks for, not how the page was turned."""
    return criteria.without("favourites", "other_weeks", "as_map")


def criteria_of(saved: SavedSearch) -> Criteria:
    """The search that was kept; what no longer makes sense in it is left out."""
    return read_criteria(QueryDict(saved.query))


def name_of(criteria: Criteria) -> str:
    """A search in words."""
    parts = [
        _("« %(text)s »") % {"text": criteria.text} if criteria.text else "",
        _("métier « %(name)s »") % {"name": sheets()[criteria.trade].title} if criteria.trade else "",
        sector_name(criteria.sector) if criteria.sector else "",
        ngettext("%(n)d semaine", "%(n)d semaines", len(criteria.weeks)) % {"n": len(criteria.weeks)}
        if criteria.weeks
        else "",
        _("moins de %(n)d min") % {"n": criteria.minutes} if criteria.minutes else "",
        _("moins de %(km)s km") % {"km": criteria.radius} if criteria.radius else "",
        _("accessible en fauteuil") if criteria.accessible else "",
        criteria.place or (_("depuis le collège") if criteria.from_school else ""),
    ]
    return ", ".join(filter(None, parts)) or _("Toutes les offres")


def new_at_home(enrolment: Enrolment) -> list[dict[str, object]]:
    """The searches in which something is new, for the pupil's home: two queries at most, one where none is kept."""
    searches = list(SavedSearch.objects.filter(pupil=enrolment.pupil_id))
    new = new_in(searches, enrolment)
    return [
        {"pk": each.pk, "name": name_of(criteria_of(each)), "new": new[each.pk]} for each in searches if new[each.pk]
    ]


def new_in(searches: Sequence[SavedSearch], enrolment: Enrolment, *, since_told: bool = False) -> Counter[int]:
    """By the key of each search, how many offers came since the pupil looked (or was told): one query for all."""
    if not searches:
        return Counter()
    going = going_of(enrolment)
    lists = []
    for search in searches:
        criteria = criteria_of(search)
        seeker = Seeker(enrolment, going, origin_of(criteria, enrolment).position)
        offers = matching(
            criteria, enrolment, seeker.origin, asked(criteria.text, criteria.trade).either, seeker.within
        )
        since = max(search.seen_at, search.told_at or search.seen_at) if since_told else search.seen_at
        found = offers.filter(published_at__gt=since).order_by().annotate(search_key=Value(search.pk))
        lists.append(found.values_list("search_key", flat=True)[:COUNTED_UP_TO])
    if len(lists) == 1:
        return Counter(lists[0])
    return Counter(lists[0].union(*lists[1:], all=True))
