"""What pupils didn't find, as a table and a map, and the ten companies to call for it."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.occupations.sectors import sector_name
from premierpas.organisations.models import TerritoryCommune
from premierpas.people.team import works_in_team
from premierpas.ui.typography import long_week

from ..actions import plan_step
from ..lists.listing import files_of
from ..models import CompanyFile
from ..targets.drawing import draw_map
from ..targets.needs import LEAST, PERIODS, Needs, departments_of, needs_of
from ..targets.whom_to_call import MOST, ten_to_call


def _asked_days(request: SiteRequest) -> int:
    days = whole_number(request.GET.get("jours", "")) or 0
    return days if days in PERIODS else PERIODS[1]


@screen(permission="outreach.read", methods=("GET", "HEAD"))
def targets(request: SiteRequest) -> HttpResponse:
    """By sector, commune and week, against open seats; and whom to call."""
    territory, days = request.viewer.territory_id, _asked_days(request)
    needs = needs_of(territory, days)
    communes = list(TerritoryCommune.objects.filter(territory=territory).values_list("insee", flat=True))
    words = {
        "needs": needs,
        "weeks": _weeks(needs),
        "departments": departments_of(needs.by_commune),
        "drawing": draw_map(needs.by_commune, communes),
        "least": LEAST,
        "days": days,
        "periods": [(each, f"?jours={each}", each == days) for each in PERIODS],
        "calls": ten_to_call(territory, needs),
        "may_work": works_in_team(request.viewer),
    }
    return page(request, "outreach/targets/targets.html", words)


def _weeks(needs: Needs) -> list[dict[str, object]]:
    friday = timedelta(days=4)
    return [{"gap": each, "label": long_week((each.key, each.key + friday))} for each in needs.by_week]


@screen(permission="outreach.work", methods=("POST",))
def call_targets(request: SiteRequest) -> HttpResponse:
    """Those that are ticked become calls of today, of whoever follows them."""
    chosen = [pk for raw in request.POST.getlist("file")[:MOST] if (pk := whole_number(raw))]
    done, refused = 0, []
    for file in files_of(request.viewer.territory_id).filter(pk__in=chosen).order_by("pk"):
        try:
            done += _called(request, file)
        except DomainError as error:
            refused.append(f"{file.name} : {error}")
    if done:
        said = ngettext("%(n)d appel de plus aujourd’hui.", "%(n)d appels de plus aujourd’hui.", done)
        messages.success(request, said % {"n": done})
    for line in refused:
        messages.error(request, line)
    if not chosen:
        messages.info(request, _("Cochez au moins une entreprise."))
    return redirect(reverse("outreach:targets"))


def _called(request: SiteRequest, file: CompanyFile) -> int:
    """1 when its next step is this call; what is due already stays as it is."""
    if file.next_on is not None and file.next_on <= clock.today():
        return 0
    words = _("Appeler : des élèves cherchent dans ce secteur (%(sector)s)")
    step = words % {"sector": sector_name(file.sector)} if file.sector else _("Appeler : des élèves cherchent")
    plan_step(file, by=request.actor, next_step=step, next_on=clock.today())
    return 1
