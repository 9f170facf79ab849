"""Acts on one pair, each on a page of its own: its end, its lead, a replacement, a check, a talk, a word heard."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.once import made_once, new_key
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.models import Guardian, Volunteer
from premierpas.ui.forms import Form

from ..actions import answer_for_family, cancel_stand_in, check, coach, end_pair, give_lead, stand_in
from ..enums import Going, How, Side, WhyEnded
from ..forms.acts import AnswerForm, CheckForm, CoachForm, EndForm, LeadForm, StandInForm
from ..models import CheckIn, Pair, StandIn
from ..people_of import Asked, cleared_volunteers, leads_of, who_is_asked
from .loading import load_pair, pair_of_check, pair_of_stand_in


def _shown(
    request: SiteRequest, pair: Pair, form: Form, title: str, button: str, lead: str = "", asked: Sequence[Asked] = ()
) -> HttpResponse:
    words = {"pair": pair, "form": form, "title": title, "button": button, "lead": lead, "asked": asked}
    return page(request, "mentoring/act.html", words, status=422 if form.errors else 200)


def _done(request: SiteRequest, form: Form, do: Callable[[dict[str, Any]], object]) -> bool:
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        do(form.cleaned_data)
    except DomainError as error:
        form.refuse(error)
        return False
    messages.success(request, _("C’est noté."))
    return True


def _posted(request: SiteRequest) -> Any:
    return request.POST if request.method == "POST" else None


@screen(permission="mentoring.pair", load=load_pair)
def end(request: SiteRequest, thing: Pair, pair_id: int) -> HttpResponse:
    """It is over, with a reason."""
    form = EndForm(_posted(request))
    if _done(request, form, lambda said: end_pair(thing, by=request.actor, why=WhyEnded(said["why"]))):
        return redirect("mentoring:pair", pair_id=pair_id)
    lead = _("Le bénévole ne voit plus l’élève, aussitôt. L’élève est prévenu.")
    return _shown(request, thing, form, _("Arrêter ce binôme"), _("Arrêter le binôme"), lead)


@screen(permission="mentoring.pair", load=load_pair)
def lead(request: SiteRequest, thing: Pair, pair_id: int) -> HttpResponse:
    """Somebody else answers for it."""
    leads = leads_of(thing.volunteer.territory_id, but=thing)
    form = LeadForm(_posted(request), leads=leads, initial={"lead": thing.lead_id})

    def give(said: dict[str, Any]) -> None:
        give_lead(thing, by=request.actor, lead=Presence.objects.select_related("user").get(pk=said["lead"]))

    if _done(request, form, give):
        return redirect("mentoring:pair", pair_id=pair_id)
    return _shown(request, thing, form, _("Qui répond de ce binôme ?"), _("Choisir cette personne"))


@screen(permission="mentoring.pair", load=load_pair)
def replace(request: SiteRequest, thing: Pair, pair_id: int) -> HttpResponse:
    """Somebody between two days."""
    volunteers = [each for each in cleared_volunteers(thing.volunteer.territory_id) if each.pk != thing.volunteer_id]
    today = clock.today()
    form = StandInForm(
        _posted(request), volunteers=volunteers,
        initial={"once": new_key(), "first_day": today},
    )  # fmt: skip

    def arrange() -> StandIn:
        said = form.cleaned_data
        return stand_in(
            thing, by=request.actor, volunteer=Volunteer.objects.get(pk=said["volunteer"]),
            first_day=said["first_day"], last_day=said["last_day"], why=said["why"],
        )  # fmt: skip

    if made_once(request, form, "mentoring.stand_in", arrange) is not None:
        messages.success(request, _("C’est noté : l’élève et sa famille savent qui vient."))
        return redirect("mentoring:pair", pair_id=pair_id)
    return _shown(request, thing, form, _("Qui remplace, et quand ?"), _("Noter le remplacement"))


@screen(permission="mentoring.pair", load=pair_of_stand_in, methods=("POST",))
def cancel(request: SiteRequest, thing: Pair, stand_in_id: int) -> HttpResponse:
    """Nobody replaces any more."""
    cancel_stand_in(StandIn.objects.select_related("pair__enrolment").get(pk=stand_in_id), by=request.actor)
    messages.success(request, _("Le remplacement est annulé."))
    return redirect("mentoring:pair", pair_id=thing.pk)


@screen(permission="mentoring.follow", load=pair_of_check)
def check_in(request: SiteRequest, thing: Pair, check_in_id: int) -> HttpResponse:
    """One of the three was asked."""
    row, form = CheckIn.objects.select_related("pair__enrolment").get(pk=check_in_id), CheckForm(_posted(request))

    def note(said: dict[str, Any]) -> None:
        check(row, by=request.actor, how=How(said["how"]), going=Going(said["going"]), words=said["words"])

    if _done(request, form, note):
        return redirect("mentoring:pair", pair_id=thing.pk)
    asked = who_is_asked(thing, Side(row.side))
    title = _("Comment ça va ? (%(who)s)") % {"who": row.get_side_display()}
    return _shown(request, thing, form, title, _("Noter ce point"), asked=asked)


@screen(permission="mentoring.follow", load=load_pair)
def coaching(request: SiteRequest, thing: Pair, pair_id: int) -> HttpResponse:
    """A talk with the mentor."""
    form = CoachForm(_posted(request), initial={"once": new_key()})

    def note() -> object:
        return coach(thing, by=request.actor, words=form.cleaned_data["words"])

    if made_once(request, form, "mentoring.coach", note) is not None:
        messages.success(request, _("C’est noté."))
        return redirect("mentoring:pair", pair_id=pair_id)
    title = _("Un point avec %(name)s") % {"name": thing.volunteer.name}
    return _shown(request, thing, form, title, _("Garder ces lignes"))


@screen(permission="mentoring.pair", load=load_pair)
def answer(request: SiteRequest, thing: Pair, pair_id: int) -> HttpResponse:
    """A yes or a no that was said on the phone or at school."""
    pupil = thing.enrolment.pupil
    form = AnswerForm(
        _posted(request), pupil=pupil.full_name, guardians=list(Guardian.objects.confirmed().filter(pupil=pupil))
    )

    def note(said: dict[str, Any]) -> None:
        guardian = form.guardians.get(said["who"])
        side = Side.GUARDIAN if guardian else Side.PUPIL
        answer_for_family(
            thing.enrolment, by=request.actor, yes=said["yes"] == "yes", side=side, guardian=guardian
        )  # fmt: skip

    if _done(request, form, note):
        return redirect("mentoring:pair", pair_id=pair_id)
    lead_words = _("Un non compte aussitôt : personne n’est proposé à l’élève tant qu’il n’est pas repris.")
    return _shown(request, thing, form, _("Noter un oui ou un non"), _("Noter cette réponse"), lead_words)
