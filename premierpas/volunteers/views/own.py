"""A volunteer's own page: the way to pupils, what to learn first, and whether they stay."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.people.enums import Clearance
from premierpas.people.models import Volunteer
from premierpas.people.team import is_of_team

from ..actions import say_intention, tick_lesson
from ..actions.learning import understood_by
from ..actions.referring import NEEDED
from ..enums import Intent, Topic
from ..forms.clearing import IntentionForm
from ..offering import offerings
from ..queries import badge_of, clearance_of, last_day_of, signature_of
from ..scenes import SCENES


@screen(permission="volunteers.be_volunteer")
def mine(request: SiteRequest) -> HttpResponse:
    """What is still to do before pupils, one list, one question."""
    volunteer = Volunteer.objects.select_related("territory", "user").get(pk=request.viewer.volunteer_id)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    said = volunteer.intentions.filter(year=clock.today().year).first()
    begun = {"answer": said.answer, "last_day": said.last_day} if said else {}
    form = IntentionForm(request.POST if act == "intention" else None, initial=begun)
    if act and _done(request, act, volunteer, form):
        return redirect("volunteers:mine")
    order = list(Topic)
    lessons = sorted(volunteer.lessons.all(), key=lambda each: order.index(Topic(each.topic)))
    words = {
        "volunteer": volunteer,
        "clearance": clearance_of(volunteer),
        "badge": badge_of(volunteer),
        "lessons": lessons,
        "learnt": sum(each.done_at is not None for each in lessons),
        "may_sign": volunteer.state == Clearance.REGISTER_CHECKED,
        "signed": signature_of(volunteer),
        "understood": len(understood_by(volunteer)),
        "scenes": len(SCENES),
        "references": volunteer.references.count(),
        "references_needed": NEEDED,
        "is_team": is_of_team(request.viewer),
        "said": said,
        "offers": len(offerings([volunteer.pk])[volunteer.pk].slots),
        "form": form,
        "last_day": last_day_of(volunteer),
        "handover": volunteer.handovers.filter(ended_at=None).first(),
    }
    return page(request, "volunteers/mine.html", words, status=422 if form.errors else 200)


def _done(request: SiteRequest, act: str, volunteer: Volunteer, form: IntentionForm) -> bool:
    try:
        if act in ("learnt", "not_yet"):
            lesson = volunteer.lessons.filter(pk=whole_number(request.POST.get("lesson", "")) or 0).first()
            if lesson is not None:
                tick_lesson(lesson, by=request.actor, done=act == "learnt")
        elif act == "intention":
            if not form.is_valid():
                return False
            data = form.cleaned_data
            say_intention(
                volunteer, by=request.actor, answer=Intent(data["answer"]), last_day=data["last_day"], word=data["word"]
            )
            messages.success(request, _("Merci, c’est noté. Vous pouvez changer d’avis ici."))
    except DomainError as error:
        if not form.is_bound:
            messages.error(request, error.message)
            return True
        form.refuse(error)
        return False
    return True
