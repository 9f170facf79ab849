"""The pupil's home."""

from django.http import HttpResponse

from premierpas.afterwards.at_home import cards_of
from premierpas.applications.enums import WAITING, ApplicationState
from premierpas.applications.models import Application
from premierpas.campaigns.shown import announcements_for
from premierpas.core import clock
from premierpas.core.outbox.models import Channel, Message
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.events.at_home import offered_seats
from premierpas.feedback.queries import to_say
from premierpas.following.standings import standing_of_year
from premierpas.meetings.queries import steps_of
from premierpas.offers.search.saved import new_at_home
from premierpas.people.enrolments import present_enrolment_of
from premierpas.people.going import going_of
from premierpas.people.models import Pupil
from premierpas.placements.models import HOLDING, Agreement
from premierpas.placements.queries import newest
from premierpas.portal.own_texts import archive_of
from premierpas.portal.pupil_steps import Underway, road, step_now
from premierpas.portal.unsent import unsent_letter
from premierpas.threads.seen import count_unread

LATEST = 6


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def home(request: SiteRequest) -> HttpResponse:
    """One step to do now, the road, the answers waited for."""
    enrolment = present_enrolment_of(request.viewer)
    if enrolment is None:
        return page(request, "portal/pupil_without_class.html")
    followed = standing_of_year(enrolment)
    mine = list(
        Application.objects.filter(enrolment=enrolment).select_related("offer__company", "slot").order_by("-created_at")
    )
    told = Message.objects.filter(user=request.user, channel=Channel.APP).order_by("-at")[:3]
    agreement = newest(Agreement.objects.filter(placement__enrolment=enrolment, placement__state__in=HOLDING)).last()
    underway = Underway(
        accepted=next((each for each in mine if each.state == ApplicationState.ACCEPTED), None),
        waiting=next((each for each in mine if each.state in WAITING), None),
        agreement=agreement,
        unsent=None if followed.placed or followed.needs_authorisation else unsent_letter(enrolment.pupil_id),
    )
    today, going = clock.today(), going_of(enrolment)
    words = {
        "pupil": enrolment.pupil,
        "place": enrolment.classroom.school.territory,
        "announced": announcements_for(request.viewer),
        "offered_seats": offered_seats(enrolment),
        "was_at": to_say(enrolment),
        "cards": cards_of(enrolment),
        "found_new": new_at_home(enrolment),
        "today": today,
        "period": going.coming(today),
        "lacks_weeks": not going.is_set and not followed.placed,
        "step": step_now(followed, underway),
        "lacks_authorisation": followed.needs_authorisation and not followed.placed,
        "road": road(followed),
        "applications": mine[:LATEST],
        "placed": followed.placed,
        "more_applications": max(0, len(mine) - LATEST),
        "told": list(told),
        "has_texts": followed.has_texts,
        "steps": list(steps_of(request.viewer)),
        "unread": count_unread(request.viewer),
    }
    return page(request, "portal/pupil_home.html", words)


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def own_texts(request: SiteRequest) -> HttpResponse:
    """Everything the pupil has written, to keep."""
    pupil = Pupil.objects.select_related("user").get(pk=request.viewer.pupil_id)
    return HttpResponse(
        archive_of(pupil),
        content_type="application/zip",
        headers={"Content-Disposition": 'attachment; filename="mes-textes.zip"'},
    )
