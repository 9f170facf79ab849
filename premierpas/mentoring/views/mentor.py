"""A mentor's rooms: home, one pupil, and a way to say that something worries."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.once import made_once, new_key
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.messaging.actions import report_worry
from premierpas.messaging.told import told_by
from premierpas.people.models import Volunteer
from premierpas.workshop.queries import shown_to

from ..doors import coming, lines_for
from ..forms.worrying import WorryForm
from ..mentors import behind, mine_of
from ..models import Coaching, Pair, StandIn
from ..standing import standing_of
from .loading import load_pair


@screen(permission="mentoring.be_mentor", methods=("GET", "HEAD"))
def home(request: SiteRequest) -> HttpResponse:
    """One thing to do, then what comes next, then the pupils, then who is with them."""
    mine = mine_of(request.viewer)
    to_do = {line.url or line.words: (each, line) for each in mine for line in each.lines if line.to_do}
    volunteer = Volunteer.objects.get(pk=request.viewer.volunteer_id)
    words = {
        "mine": mine,
        "open": [each for each in mine if each.begins is None],
        "to_do": sorted(to_do.values(), key=lambda pair: not pair[1].since),
        "next": coming.only(request.viewer) if coming.only else None,
        "behind": behind(request.viewer, mine),
        "until": volunteer.checks_hold_until,
        "today": clock.today(),
    }
    return page(request, "mentoring/home.html", words)


@screen(permission="mentoring.accompany", load=load_pair, methods=("GET", "HEAD"))
def pupil(request: SiteRequest, thing: Pair, pair_id: int) -> HttpResponse:
    """The pupil as a mentor sees them: no address, no family's number."""
    row = StandIn.objects.today().filter(pair=thing, volunteer=request.viewer.volunteer_id).first()
    words = {
        "pair": thing,
        "stands": standing_of([thing.enrolment_id])[thing.enrolment_id],
        "lines": lines_for([pair_id], request.viewer)[pair_id],
        "until": row.last_day if row else None,
        "stand_in": None if row else StandIn.objects.ahead().filter(pair=thing).select_related("volunteer").first(),
        "texts": list(shown_to(request.viewer).filter(pupil=thing.enrolment.pupil_id).order_by("state", "-asked_at")),
        "talk": None if row else Coaching.objects.filter(pair=thing).order_by("-on", "-pk").first(),
    }
    return page(request, "mentoring/pupil.html", words)


@screen(permission="mentoring.accompany", load=load_pair)
def worry(request: SiteRequest, thing: Pair, pair_id: int) -> HttpResponse:
    """Something worries: only coordinators read it, at once."""
    form = WorryForm(request.POST if request.method == "POST" else None, initial={"once": new_key()})

    def tell() -> object:
        return report_worry(thing.enrolment.pupil, by=request.actor, **form.words())

    if made_once(request, form, "messaging.report_worry", tell) is not None:
        return page(request, "mentoring/worry_said.html", {"pair": thing})
    told = told_by(request.viewer, thing.enrolment.pupil)
    words = {"pair": thing, "form": form, "title": _("Quelque chose m’inquiète"), "told": told}
    return page(request, "mentoring/worry.html", words, status=422 if form.errors else 200)
