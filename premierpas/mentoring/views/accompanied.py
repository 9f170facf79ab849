"""The pupil's own page: who accompanies me, and my yes or no."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.enrolments import present_enrolment_of

from ..actions import answer_for_oneself
from ..doors import lines_for
from ..enums import Side
from ..models import Pair, StandIn
from ..said import newest


@screen(permission="people.be_pupil")
def accompanied(request: SiteRequest) -> HttpResponse:
    """Who it is, from when on, who replaces them; a no needs no reason."""
    enrolment = present_enrolment_of(request.viewer)
    said = request.POST.get("answer", "")
    if request.method == "POST" and said in ("yes", "no") and enrolment is not None:
        answer_for_oneself(enrolment, by=request.actor, yes=said == "yes")
        messages.success(request, _("C’est noté. Merci de l’avoir dit."))
        return redirect("mentoring:accompanied")
    rows = Pair.objects.running().filter(enrolment=enrolment).select_related("volunteer", "lead__user")
    pair = rows.first() if enrolment is not None else None
    own = [each for each in newest([enrolment.pk]) if each.side == Side.PUPIL] if enrolment is not None else []
    words = {
        "pair": pair,
        "has_begun": pair is not None and pair.since <= clock.now(),
        "stand_in": StandIn.objects.ahead().filter(pair=pair).select_related("volunteer").first() if pair else None,
        "lines": lines_for([pair.pk], request.viewer)[pair.pk] if pair else [],
        "said": own[0] if own else None,
    }
    return page(request, "mentoring/accompanied.html", words)
