"""The pupil's home."""

from django.http import HttpRequest, HttpResponse

from premierpas.applications.enums import WAITING, ApplicationState
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.outbox.models import Channel, Message
from premierpas.core.screens import page, screen
from premierpas.people.enrolments import present_enrolment_of
from premierpas.people.models import Pupil
from premierpas.placements.models import HOLDING, Agreement
from premierpas.placements.queries import newest
from premierpas.portal.own_texts import archive_of
from premierpas.portal.pupil_steps import road, step_now
from premierpas.programme.follow_up import follow_up

LATEST = 6


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def home(request: HttpRequest) -> HttpResponse:
    """One step to do now, the road, the answers waited for."""
    enrolment = present_enrolment_of(request.viewer)
    if enrolment is None:
        return page(request, "portal/pupil_without_class.html")
    followed = follow_up([enrolment])[enrolment.pk]
    mine = list(
        Application.objects.filter(enrolment=enrolment).select_related("offer__company", "slot").order_by("-created_at")
    )
    accepted = next((each for each in mine if each.state == ApplicationState.ACCEPTED), None)
    waiting = next((each for each in mine if each.state in WAITING), None)
    period = followed.facts.period_start
    told = Message.objects.filter(user=request.user, channel=Channel.APP).order_by("-at")[:3]
    agreement = newest(Agreement.objects.filter(placement__enrolment=enrolment, placement__state__in=HOLDING)).last()
    words = {
        "pupil": enrolment.pupil,
        "today": clock.today(),
        "period": (period, followed.facts.period_end) if period else None,
        "step": step_now(followed, accepted=accepted, waiting=waiting, agreement=agreement),
        "road": road(followed, week=followed.week),
        "applications": mine[:LATEST],
        "more_applications": max(0, len(mine) - LATEST),
        "told": list(told),
        "has_texts": followed.facts.has_texts,
    }
    return page(request, "portal/pupil_home.html", words)


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def own_texts(request: HttpRequest) -> HttpResponse:
    """Everything the pupil has written, to keep."""
    pupil = Pupil.objects.select_related("user").get(pk=request.viewer.pupil_id)
    return HttpResponse(
        archive_of(pupil),
        content_type="application/zip",
        headers={"Content-Disposition": 'attachment; filename="mes-textes.zip"'},
    )
