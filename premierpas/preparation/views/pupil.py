"""A pupil's preparation: one next thing, the road, what counts as a meeting, the certificate at the end."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core import clock
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.models import Enrolment
from premierpas.ui.typography import day, in_words, short_day
from premierpas.workshop.views.loading import file_response

from ..certificate import certificate_pdf
from ..doors import NOTHING_YET
from ..enums import StepKey
from ..evidence import events_seen, people_met
from ..models import OwnQuestions, ShownSectors
from ..progress import Road, Stand, Standing, road_of
from .loading import own_year


@screen(permission="people.be_pupil", load=own_year, methods=("GET", "HEAD"))
def home(request: SiteRequest, enrolment: Enrolment) -> HttpResponse:
    """What to do now, and the road with what proves each step."""
    road = road_of(enrolment)
    shown = ShownSectors.objects.filter(enrolment=enrolment).first()
    words = {
        "today": clock.today(),
        "road": road,
        "title": _title(road),
        "period": road.plan.going.coming(clock.today()),
        "now": road.now,
        "left": _left(road.now) if road.now else "",
        "doors": [_door(each, each is road.now) for each in road.steps],
        "questions": OwnQuestions.objects.filter(enrolment=enrolment).first(),
        "said": shown if shown and shown.word else None,
    }
    return page(request, "preparation/home.html", words)


def _title(road: Road) -> str:
    left = len(road.steps) - road.done
    if not left:
        return _("Tout est prêt pour ta semaine")
    said = ngettext("Encore %(n)s étape, et tout est prêt", "Encore %(n)s étapes, et tout est prêt", left)
    return said % {"n": in_words(left, feminine=True)}


def _left(standing: Standing) -> str:
    """What of a counted step is still to do."""
    step, count = standing.step, standing.proof.count
    if step.key == StepKey.QUESTIONS and count:
        left = step.needed - count
        return ngettext("Il en reste %(n)d à écrire.", "Il en reste %(n)d à écrire.", left) % {"n": left}
    if step.key == StepKey.TRADES and count:
        left = step.needed - count
        return ngettext("Il en reste %(n)d à garder.", "Il en reste %(n)d à garder.", left) % {"n": left}
    return ""


def _door(standing: Standing, now: bool) -> dict[str, Any]:
    """A step as it is drawn: how it stands, when it was or has to be done, what proves it."""
    proof, due = standing.proof, standing.asked.due
    if standing.is_done:
        detail = proof.said or (_("Fini le %(day)s") % {"day": short_day(proof.at)} if proof.at else "")
    elif standing.stand == Stand.WAITS:
        detail = _("En attente : ton professeur lit")
    elif standing.is_late and due:
        detail = _("C’était pour %(day)s : fais-le maintenant") % {"day": day(due)}
    else:
        detail = _("Avant %(day)s") % {"day": day(due)} if due else ""
    state = "done" if standing.is_done else "now" if now else "next"
    counted = not standing.is_done and proof.count and standing.step.needed > 1
    return {
        "title": standing.step.own,
        "url": standing.step.url,
        "state": state,
        "detail": detail,
        "proof": [*proof.words, proof.underway] if proof.underway else list(proof.words),
        "count": f"{proof.count} / {standing.step.needed}" if counted else "",
    }


@screen(permission="people.be_pupil", load=own_year, methods=("GET", "HEAD"))
def met(request: SiteRequest, enrolment: Enrolment) -> HttpResponse:
    """What counts as meeting somebody, and what counts already."""
    words = {
        "met": people_met([enrolment]).get(enrolment.pk, NOTHING_YET),
        "seen": events_seen([enrolment]).get(enrolment.pk, NOTHING_YET),
    }
    return page(request, "preparation/met.html", words)


@screen(permission="people.be_pupil", load=own_year, methods=("GET", "HEAD"))
def own_certificate(request: SiteRequest, enrolment: Enrolment) -> HttpResponse:
    """The certificate; while steps are missing, what is missing."""
    road = road_of(enrolment)
    if not road.is_whole:
        messages.error(request, _("Ton attestation s’ouvre quand toutes les étapes sont faites."))
        return redirect("preparation:home")
    return file_response(certificate_pdf(road), "mon-attestation-de-preparation.pdf")
