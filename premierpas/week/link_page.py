"""The host's page without an account: photos or not, a word a day, the evaluation. It stays open through the week."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.accounts.link_acts import Purpose
from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page
from premierpas.placements.models import Placement
from premierpas.placements.terms.prefill import days_of

from . import notices
from .actions import allow_photos, evaluate, say_word
from .days import LIVED
from .forms import EvaluationForm, HostForm, LeaveForm, WordForm
from .models import PhotoLeave, TutorEvaluation
from .plan import criteria_of, plan_of
from .telling import give_host_page, signer_of, tutors_of


def show(request: SiteRequest, link: Link) -> HttpResponse:
    """The page; a POST does one of its three things, and what was typed for the others stays in their fields."""
    placement = Placement.objects.select_related("pupil", "enrolment__classroom__school").get(pk=link.subject_id)
    today, days = clock.today(), days_of(placement)
    come, lived = [day for day in days if day <= today], placement.state in LIVED
    do, carried = request.POST.get("do", ""), False
    forms = _forms(request, link, placement, come, do)
    if do in forms and lived and forms[do].is_valid() and _done(link, placement, do, forms[do]):
        messages.success(request, _("C’est noté. Merci."))
        carried = any(name != do and each.is_carried for name, each in forms.items())
        if not carried:
            return redirect(request.path)
        forms[do] = _forms(request, link, placement, come)[do]
    evaluation = TutorEvaluation.objects.filter(placement=placement).first()
    context = {
        "placement": placement,
        "first_name": placement.pupil.first_name,
        "word": forms["word"] if lived and come else None,
        "leave": forms["photos"],
        "leave_now": PhotoLeave.objects.filter(placement=placement).first(),
        "evaluate": forms["evaluate"] if lived and placement.last_day <= today else None,
        "evaluation": evaluation,
        "redo": forms["evaluate"].is_bound or forms["evaluate"].is_carried,
        "carried": carried,
        "words": list(placement.tutor_words.all()),
        "lived": lived,
    }
    return page(request, "week/link/host.html", context)


def _forms(
    request: SiteRequest, link: Link, placement: Placement, come: list[date], do: str | None = None
) -> dict[str, HostForm]:
    """The three forms: the one that `do` sends is judged, the others begin with what was typed into them.

    Without `do` all are fresh.
    """
    who = {"by_name": link.recipient_name}
    leave = PhotoLeave.objects.filter(placement=placement).first()
    said = {"allowed": ("yes" if leave.allowed else "no")} if leave else {}
    last = {"day": come[-1].isoformat()} if come else {}

    def data(name: str) -> object:
        return request.POST if do == name else None

    criteria = criteria_of(plan_of(placement.enrolment.classroom_id))
    made: dict[str, HostForm] = {
        "word": WordForm(data("word"), days=come, initial=who | last, prefix="w"),
        "photos": LeaveForm(data("photos"), initial=who | said, prefix="p"),
        "evaluate": EvaluationForm(data("evaluate"), criteria=criteria, initial=who, prefix="e"),
    }
    for form in made.values():
        if do is not None and not form.is_bound:
            form.carry(request.POST)
    return made


def _done(link: Link, placement: Placement, do: str, form: HostForm) -> bool:
    said = form.cleaned_data
    by = Actor.holder(link, name=said["by_name"])
    try:
        if do == "word":
            say_word(placement, day=said["day"], words=said["words"], by=by)
        elif do == "photos":
            allow_photos(placement, allowed=said["allowed"] == "yes", by=by)
        elif isinstance(form, EvaluationForm):
            evaluate(placement, marks=form.marks, words=said["words"], by=by)
    except DomainError as error:
        form.refuse(error)
        return False
    return True


def renew(link: Link) -> None:
    """A new link to the address on file, while the page opens at all."""
    placement = Placement.objects.select_related("pupil").get(pk=link.subject_id)
    give_host_page(placement, notices.HOST_PAGE, occasion=f"renewed:{link.pk}")


def still_holds(link: Link) -> bool:
    """A tutor of the placement who may see the pupil, or whoever signs for the host."""
    placement = Placement.objects.select_related("pupil").get(pk=link.subject_id)
    present = [*tutors_of(placement), *signer_of(placement)]
    return link.recipient in {address for each in present for address in (each.email, each.phone)} - {""}


PURPOSE = Purpose(still_holds=still_holds, screen=show, done=show, renew=renew)
