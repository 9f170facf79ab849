"""The territory's companies by the date of their next step, as a list and as a board."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _

from premierpas.agenda.presences import presence_of
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.occupations.sectors import sector_name
from premierpas.people.team import leads_team, works_in_team
from premierpas.ui.typography import month_name

from ..drawing import Page as Drawn
from ..enums import ENDED, FileState
from ..lists.asking import A_MONTH, A_WEEK, FREE, LATE, LATER, MINE, NEVER, NONE, ORDERS, THIS_WEEK, Asked
from ..lists.bulk import Act
from ..lists.choices import kept_views, months_with_seats, tags_of, values_of
from ..lists.listing import files_of, grouped, rows_of
from ..lists.questions import (
    COLUMN,
    Listing,
    board_of,
    by_state,
    cards,
    counts_by_day,
    counts_of,
    counts_of_views,
    stretch,
)
from ..queries import Teammate, team_of

PER_PAGE = 30
ALL, ALL_TAB = Asked(tri="pas"), 3


def asked_of(request: SiteRequest) -> Asked:
    """What the address asks for; the bare one asks for what waits this week."""
    asked = Asked.of(request.GET.dict())
    return asked if asked.words() else Asked(pas=THIS_WEEK)


@screen(permission="outreach.read", methods=("GET", "HEAD"))
def companies(request: SiteRequest) -> HttpResponse:
    """Late ones first in their own group; filters, kept views and order are words of the address."""
    territory, asked, mine = request.viewer.territory_id, asked_of(request), presence_of(request.viewer)
    listing = Listing(territory, asked, mine.pk if mine else None)
    (counts,) = listing.ask(counts_by_day)
    listed: Any = Paginator(range(sum(counts.values())), PER_PAGE).get_page(request.GET.get("page"))
    first = (listed.number - 1) * PER_PAGE
    listed.object_list = listing.ask(stretch, first, first + PER_PAGE)
    rows = rows_of(listed.object_list)
    states, may_work = counts_of(listing.ask(by_state)), works_in_team(request.viewer)
    team, months = team_of(territory or 0), months_with_seats(territory)
    tabs, this_week = _tabs(request, asked, mine.pk if mine else None)
    words = {
        "listed": listed,
        "groups": grouped(rows, counts, by_day=asked.tri in ("", "pas")),
        "tabs": tabs,
        "now": next((tab for tab in tabs if tab["current"]), None),
        "this_week": this_week,
        "all_count": tabs[ALL_TAB]["count"],
        "all_url": _url(ALL),
        "is_week": asked == Asked(pas=THIS_WEEK),
        "seats": sum(n for _month, n in months),
        "to_call": sum(mate.calls for mate in team if mine and mate.pk == mine.pk),
        "filters": _filters(request, asked, mine.pk if mine else None, None if asked.narrows else states, team, months),
        "columns": _columns(asked),
        "board": [
            (state, column, states.get(state, 0), _url(asked, etat=str(state)), states.get(state, 0) - COLUMN)
            for state, column in board_of(listing.ask(cards))
        ],
        "ended": [(state, states.get(state, 0), _url(ALL, etat=str(state))) for state in ENDED],
        "asked": asked,
        "hidden": [(name, word) for name, word in asked.words().items() if name != "q"] if request.GET else [],
        "query": asked.q,
        "meant": listing.meant,
        "may_work": may_work,
        "rows_drawn": Drawn(may_work),
        "may_verify": request.viewer.is_coordinator,
        "acts": Act.choices if may_work else [],
        "question": urlencode(asked.words()),
    }
    return page(request, "outreach/companies.html", words)


def _url(asked: Asked, **other: str) -> str:
    return "?" + urlencode(asked.words(**other) or ALL.words())


def _tabs(request: SiteRequest, asked: Asked, presence_id: int | None) -> tuple[list[dict[str, Any]], int]:
    """This week, mine, without news, all; then what is kept. And how many wait this week."""
    territory = request.viewer.territory_id
    views: list[tuple[str, Asked, int | None]] = [
        (_("Cette semaine"), Asked(pas=THIS_WEEK), None),
        (_("À moi"), Asked(qui=MINE), None),
        (_("Sans nouvelles depuis 30 jours"), Asked(contact=A_MONTH), None),
        (_("Toutes"), ALL, None),
    ]
    for kept in kept_views(territory, request.viewer.user_id):
        may_drop = kept.owner_id == request.viewer.user_id or leads_team(request.viewer)
        views.append((kept.label, Asked.of(kept.asked), kept.pk if may_drop else None))
    counts = counts_of_views(territory, [view for _label, view, _pk in views], presence_id)
    tabs = [
        {"label": label, "url": _url(view), "count": count, "current": view.words() == asked.words(), "drop": pk}
        for (label, view, pk), count in zip(views, counts, strict=True)
    ]
    return tabs, counts[0] or 0


def _columns(asked: Asked) -> dict[str, dict[str, str]]:
    """Where the head of each column leads: by it, and by it backwards when it is the order already."""
    now = asked.tri or "pas"
    heads = {}
    for name in ORDERS:
        sort = {name: "ascending", f"-{name}": "descending"}.get(now, "")
        heads[name] = {"url": _url(asked, tri=f"-{name}" if now == name else name), "sort": sort}
    return heads


def _filters(
    request: SiteRequest,
    asked: Asked,
    presence_id: int | None,
    states: dict[FileState, int] | None,
    mates: list[Teammate],
    months_free: list[tuple[date, int]],
) -> list[dict[str, Any]]:
    """Each filter with what can be chosen and how many have it; `now` is what is chosen.

    `states`: how many of all files stand in each, where the page has counted them anyway.
    """
    territory = request.viewer.territory_id
    states = counts_of(by_state(files_of(territory))) if states is None else states
    sectors, cities = values_of(territory, "sector", "city")
    team = [(str(mate.pk), f"{mate.name}, {mate.load}") for mate in mates if mate.pk != presence_id]
    if presence_id:
        team.insert(0, (MINE, _("Vous")))
    months = [(f"{day:%Y-%m}", _("Libres en %(month)s") % {"month": month_name(day.month)})
              for day, _n in months_free]  # fmt: skip
    offered: list[tuple[str, str, list[tuple[str, str]]]] = [
        ("etat", _("Étape"), [(str(each), f"{each.label}, {states[each]}") for each in FileState if each in states]),
        ("qui", _("Responsable"), team),
        ("secteur", _("Secteur"), [(code, f"{sector_name(code)}, {n}") for code, n in sectors]),
        ("ville", _("Ville"), [(city, f"{city}, {n}") for city, n in cities]),
        (
            "contact",
            _("Dernier échange"),
            [(A_WEEK, _("Depuis 7 jours")), (A_MONTH, _("Plus de 30 jours")), (NEVER, _("Jamais"))],
        ),
        ("pas", _("Prochain pas"), [(LATE, _("En retard")), (THIS_WEEK, _("Cette semaine")), (LATER, _("Plus tard"))]),
        ("places", _("Places"), [(FREE, _("Libres")), *months, (NONE, _("Aucune"))]),
        ("etiquette", _("Étiquette"), [(label, f"{label}, {n}") for label, n in tags_of(territory)]),
    ]
    return [
        {
            "name": name,
            "label": label,
            "value": (chosen := getattr(asked, name)),
            "now": next((said.rsplit(", ", 1)[0] for value, said in choices if value == chosen), chosen),
            "without": _url(asked, **{name: ""}),
            "choices": [(value, said, _url(asked, **{name: value})) for value, said in choices],
            "options": choices,
        }
        for name, label, choices in offered
        if choices or getattr(asked, name)
    ]
