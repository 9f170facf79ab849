"""Proposals for pupils without anybody: accepted as they are, or changed; several at once."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import presence_of
from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.languages import in_french
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.people.models import Enrolment, Volunteer

from ..actions import pair_up
from ..actions.pairing import TO_SAY_NO
from ..forms.proposals import ProposalsForm, match_of
from ..free import loads_of
from ..listing import alone_seen_by, without_no
from ..people_of import cleared_volunteers, leads_of
from ..proposing.assigning import Proposal
from ..proposing.assigning import propose as proposals_for
from ..proposing.wishes import wishes_of

PER_PAGE = 20


@screen(permission="mentoring.coordinate")
def propose(request: SiteRequest) -> HttpResponse:
    """Who has waited longest first; each proposal says its points and why."""
    rows = without_no(alone_seen_by(request.viewer))
    pupil = whole_number(request.GET.get("eleve", ""))
    if pupil:
        rows = rows.filter(pk=pupil)
    listed = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    posted = _posted_ids(request)
    proposals = _proposals(request, list(rows.filter(pk__in=posted)) if posted else list(listed))
    form = ProposalsForm(
        request.POST if request.method == "POST" else None, proposals=proposals,
        leads=leads_of(request.viewer.territory_id), initial=_first(request, proposals),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and _paired(request, form):
        return redirect("mentoring:pairs")
    words = {
        "listed": listed,
        "form": form,
        "rows": [
            (each, form[f"take_{each.wish.enrolment.pk}"], form[f"volunteer_{each.wish.enrolment.pk}"])
            for each in proposals
        ],
        "one": pupil,
        "begins": clock.today() + TO_SAY_NO,
    }
    return page(request, "mentoring/propose.html", words, status=422 if form.errors else 200)


def _posted_ids(request: SiteRequest) -> list[int]:
    """The pupils of the page that was sent: the list may have moved since."""
    names = [name.removeprefix("volunteer_") for name in request.POST if name.startswith("volunteer_")]
    return [pk for name in names if (pk := whole_number(name))]


def _proposals(request: SiteRequest, enrolments: list[Enrolment]) -> list[Proposal]:
    team = loads_of(cleared_volunteers(request.viewer.territory_id))
    return proposals_for(wishes_of(enrolments), team, on=clock.today() + TO_SAY_NO + timedelta(days=1))


def _first(request: SiteRequest, proposals: list[Proposal]) -> dict[str, Any]:
    mine = presence_of(request.viewer)
    first: dict[str, Any] = {"lead": mine.pk if mine else None}
    for each in proposals:
        if each.match is not None:
            first[f"volunteer_{each.wish.enrolment.pk}"] = each.match.free.volunteer.pk
    return first


def _paired(request: SiteRequest, form: ProposalsForm) -> bool:
    """Each on its own: one that can't be says why, and the others are made."""
    lead = Presence.objects.select_related("user").get(pk=form.cleaned_data["lead"])
    made = 0
    for each, volunteer_id in form.taken():
        try:
            with in_french():
                match = match_of(each, volunteer_id)
                why = ", ".join(part.words for part in match.parts) if match else ""
            pair_up(
                each.wish.enrolment, by=request.actor, volunteer=Volunteer.objects.get(pk=volunteer_id), lead=lead,
                why=why,
            )  # fmt: skip
            made += 1
        except DomainError as error:
            form.add_error(f"volunteer_{each.wish.enrolment.pk}", str(error.message))
    if made:
        said = ngettext("%(n)d binôme formé.", "%(n)d binômes formés.", made) % {"n": made}
        messages.success(request, f"{said} {_('L’élève et sa famille ont trois jours pour dire non.')}")
    return not form.errors
