"""A company's file: everything about it on one page, and a call noted in ten seconds."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from premierpas.agenda.mentions import nameable
from premierpas.agenda.presences import presence_of
from premierpas.agenda.queries import later
from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.once import once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.occupations.sectors import sector_name
from premierpas.organisations.siret import spaced
from premierpas.people.team import leads_team, works_in_team
from premierpas.week.voices import voices_of

from ..actions import note
from ..files.facts import MOST_WAITING, offers_of, waiting_applications, weeks_of
from ..files.history import LINES, timeline
from ..files.rates import rate_of, territory_rate
from ..files.ways_on import ways_on
from ..forms.noting import NoteForm
from ..models import CompanyFile
from ..network.standing import said_year, standing_of, this_year
from ..notices import MENTIONED
from ..queries import beside, documents_of, file_by_id, people_of, tags_of, task_of, team_of, teammate, teammates

MOST_LINES = 500


def load_file(request: SiteRequest, file_id: int, **_: Any) -> CompanyFile:
    """The file of the address."""
    return file_by_id(file_id)


@screen(permission="outreach.view_file", load=load_file)
def file(request: SiteRequest, thing: CompanyFile, file_id: int) -> HttpResponse:
    """Next step first, then noting, then what the company is, then what happened."""
    if thing.merged_into_id is not None:
        return redirect("outreach:file", file_id=thing.merged_into_id)
    people, team = people_of(thing), team_of(thing.territory_id)
    colleagues = nameable(teammates(thing.territory_id), MENTIONED, but=request.viewer.user_id)
    form = NoteForm(
        request.POST if request.method == "POST" else None, file=thing, people=people, team=team, colleagues=colleagues
    )
    if request.method == "POST" and form.is_valid() and _noted(request, thing, form):
        return redirect("outreach:file", file_id=file_id)
    shown, task = request.GET.get("montrer", ""), task_of(thing)
    most = max(LINES, min(whole_number(request.GET.get("lignes", "")) or LINES, MOST_LINES))
    lines, of_all = timeline(thing, shown=shown, user_id=request.viewer.user_id, most=most)
    older = max(0, of_all - most)
    sees_pupils, rate = request.viewer.is_coordinator, rate_of(thing)
    waiting, first_waiting = waiting_applications(thing) if sees_pupils else (0, [])
    words = {
        "file": thing,
        "siret": spaced(thing.siret) if thing.siret else "",
        "sector": sector_name(thing.sector) if thing.sector else "",
        "people": people,
        "main": people[0] if people else None,
        "beside": beside(thing),
        "task": task,
        "late_days": (clock.today() - task.due).days if task and task.due < clock.today() else 0,
        "is_mine": task is not None and task.owner == presence_of(request.viewer),
        "team": team,
        "later": later(),
        "form": form,
        "may_work": works_in_team(request.viewer),
        "may_lead": leads_team(request.viewer),
        "offers": offers_of(thing),
        "waiting": waiting,
        "first_waiting": first_waiting,
        "most_waiting": MOST_WAITING,
        "sees_pupils": sees_pupils,
        "rate": rate,
        "territory_rate": territory_rate(thing) if rate and rate.sent else None,
        "weeks": weeks_of(thing),
        "voices": voices_of(thing.company_id) if thing.company_id else None,
        "tags": tags_of(thing),
        "documents": documents_of(thing),
        "may_act": sees_pupils and thing.company_id is not None,
        "lines": lines,
        "older": older,
        "older_url": _address(shown, most + LINES) if older else "",
        "filters": _filters(shown),
        "standing": standing_of(thing),
        "year": said_year(this_year()),
        "list_url": reverse("outreach:companies"),
        "file_url": reverse("outreach:file", args=[file_id]),
        "ways_on": [way for found in ways_on if (way := found(thing))],
    }
    return page(request, "outreach/file.html", words, status=422 if form.errors else 200)


def _address(shown: str, lines: int | None = None) -> str:
    wanted = {"montrer": shown} | ({"lignes": str(lines)} if lines else {})
    return f"?{urlencode(wanted)}#historique"


def _filters(shown: str) -> list[dict[str, object]]:
    labels = [("", _("Tout")), ("echanges", _("Échanges")), ("eleves", _("Élèves")), ("changements", _("Changements"))]
    return [{"label": label, "url": _address(key), "current": key == shown} for key, label in labels]


def _noted(request: SiteRequest, thing: CompanyFile, form: NoteForm) -> bool:
    data = form.cleaned_data
    try:
        once(
            str(data["once"]),
            action="outreach.note",
            owner=f"user:{request.viewer.user_id}",
            do=lambda: str(
                note(
                    thing,
                    by=request.actor,
                    kind=data["kind"],
                    result=data["result"],
                    said=data["said"],
                    contact=data["contact"],
                    next_step=data["next_step"],
                    next_on=data["next_on"],
                    owner=teammate(thing.territory_id, whole_number(data["owner"] or "")),
                    told=data.get("told", ()),
                ).pk
            ),
        )
    except DomainError as error:
        form.refuse(error)
        return False
    messages.success(request, _("C’est noté."))
    return True
