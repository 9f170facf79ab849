"""Applying: letter and CV, exactly what the company will see, and sending."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.once import new_key, once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.offers.models import OfferSlot
from premierpas.people.allowing import wish_for_weeks
from premierpas.people.going import going_of
from premierpas.people.models import Enrolment, Pupil, WeeksWish
from premierpas.ui.typography import long_week
from premierpas.workshop.documents import why_too_long
from premierpas.workshop.ideas import is_example
from premierpas.workshop.kept import cv_address
from premierpas.workshop.models import CV, Letter
from premierpas.workshop.queries import cv_for
from premierpas.workshop.texts import cv_texts, letter_text

from ..actions import start_application, submit_application
from ..actions.writing import check_may_send, enrolment_of
from ..enums import LIVE, ApplicationState
from ..first_look import Reading, prepared
from ..forms import SendForm
from ..models import Application


def _slot(request: SiteRequest, slot_id: int) -> OfferSlot:
    return OfferSlot.objects.select_related("offer__company").get(pk=slot_id)


@screen(permission="applications.apply", load=_slot)
def apply(request: SiteRequest, slot: OfferSlot, slot_id: int) -> HttpResponse:
    """Sending asks for one tap; taking out what says who the pupil is, for another."""
    pupil = Pupil.objects.select_related("user").get(pk=request.viewer.pupil_id)
    running = [*LIVE, ApplicationState.CONFIRMED]
    already = Application.objects.filter(pupil=pupil, slot=slot, state__in=running).first()
    if already is not None:
        return redirect("applications:own", pk=already.pk)
    enrolment = enrolment_of(pupil)
    going = going_of(enrolment)
    if request.method == "POST" and wish_for_weeks(pupil, enrolment=enrolment, by=request.actor):
        messages.success(request, _("C’est dit : ton professeur et ta direction savent que tu attends les semaines."))
        return redirect(request.path)
    without = (request.POST.get("retirer") or request.GET.get("retirer")) == "1"
    letter = Letter.objects.filter(pupil=pupil, offer=slot.offer).first()
    cv = cv_for(pupil, slot.offer)
    shown = prepared(pupil, letter=letter_text(letter), cv=cv_texts(cv), without_identity=without)
    problem = unfit = _unfit(cv, shown)
    if unfit:
        pass  # nothing leaves before the CV is the pupil's own, on its page
    elif request.method == "POST":
        sent_or_problem = _send(request, pupil, slot, shown)
        if isinstance(sent_or_problem, int):
            return redirect(reverse("applications:own", kwargs={"pk": sent_or_problem}) + "?envoyee=1")
        problem = sent_or_problem
    else:
        problem = _refusal(enrolment, slot)
    context = _context(enrolment, slot, shown, problem, without, cv)
    context["ready"] = context["ready"] and not unfit and going.covers(slot.first_day, slot.last_day)
    context["lacks_weeks"] = not going.is_set
    context["has_wished"] = not going.is_set and WeeksWish.objects.filter(enrolment=enrolment).exists()
    return page(request, "applications/apply.html", context)


def _unfit(cv: CV | None, shown: Reading) -> str:
    """Why this CV can't leave yet."""
    if cv is not None and is_example(cv.parts()):
        return _("Ton CV contient encore l’exemple. Remplace-le par ta vie à toi.")
    return why_too_long({name: text for name, text in shown.texts.items() if name != "letter"})


def _send(request: SiteRequest, pupil: Pupil, slot: OfferSlot, shown: Reading) -> int | str:
    """The id of the application, or why it can't leave."""
    form = SendForm(request.POST)
    if not form.is_valid() or form.cleaned_data["seen"] != shown.version:
        return _("Ta lettre ou ton CV ont changé. Relis ce que l’entreprise verra, puis envoie.")

    by = request.actor

    def send() -> str:
        draft = start_application(pupil, slot=slot, by=by)
        cv = {name: text for name, text in shown.texts.items() if name != "letter"}
        languages = bool(form.cleaned_data["show_languages"])
        sent = submit_application(draft, letter=shown.texts["letter"], cv=cv, show_languages=languages, by=by)
        return str(sent.pk)

    try:
        key = str(form.cleaned_data["key"])
        application = once(key, action="applications.apply", owner=f"pupil:{pupil.pk}:{slot.pk}", do=send)
    except ValueError:
        return _("Recharge cette page, puis envoie.")
    except DomainError as error:
        return str(error.message)
    messages.success(request, _("Ta candidature est partie. Bravo !"))
    return int(application)


def _refusal(enrolment: Enrolment, slot: OfferSlot) -> str:
    """What already stands in the way, said before anything is written."""
    try:
        check_may_send(enrolment.pupil, enrolment, slot)
    except DomainError as error:
        return str(error.message)
    return ""


def _context(
    enrolment: Enrolment, slot: OfferSlot, shown: Reading, problem: str, without: bool, cv: CV | None
) -> dict[str, Any]:
    draft = Application(pupil=enrolment.pupil, enrolment=enrolment, offer=slot.offer, slot=slot)
    has_letter, has_cv = bool(shown.texts["letter"].strip()), len(shown.texts) > 1
    languages = next((part for part in shown.cv if part.name == "languages"), None)
    here = reverse("applications:apply", kwargs={"slot_id": slot.pk})
    return {
        "slot": slot,
        "offer": slot.offer,
        "week": long_week((slot.first_day, slot.last_day)),
        "who": draft.company_label,
        "letter": shown.letter,
        "cv": [part for part in shown.cv if part.name != "languages"],
        "languages": languages,
        "found": shown.found,
        "without": without,
        "problem": problem,
        "has_letter": has_letter,
        "has_cv": has_cv,
        "ready": has_letter and has_cv and not shown.found,
        "own_version": cv is not None and cv.offer_id is not None,
        "form": SendForm(initial={"seen": shown.version, "key": new_key()}),
        "here": here,
        "letter_url": reverse("workshop:letter", kwargs={"offer_id": slot.offer_id}) + f"?semaine={slot.pk}",
        "cv_url": f"{cv_address(cv) if cv else reverse('workshop:cv')}?semaine={slot.pk}",
        "adapt_url": reverse("workshop:cv_for", kwargs={"offer_id": slot.offer_id}) + f"?semaine={slot.pk}",
    }
