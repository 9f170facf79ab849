"""Whether a coordinator stays, and who coordinates after them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.deeds import done
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.models import Membership
from premierpas.organisations.presence import coordinators
from premierpas.ui.pdf.answers import pdf_response

from ..actions import say_coordination
from ..coordination import may_follow, who_stay
from ..enums import Intent
from ..forms.coordinating import CoordinationForm
from ..handover.letter import coordination_pdf


def _load(request: SiteRequest, membership_id: int) -> Membership:
    return coordinators().select_related("territory", "user").get(pk=membership_id)


@screen(permission="volunteers.speak_as_coordinator", load=_load)
def coordination(request: SiteRequest, thing: Membership, membership_id: int) -> HttpResponse:
    """The answer of this year of oneself, or of a colleague."""
    assert thing.territory_id is not None
    said = thing.coordinations.filter(year=clock.today().year).select_related("to__user").first()
    kept = ("answer", "last_day", "to_id", "together_from", "word")
    begun = {name: getattr(said, name) for name in kept} if said else {}
    begun["to"] = begun.pop("to_id", None)
    data = request.POST if request.method == "POST" else None
    form = CoordinationForm(data, initial=begun, people=may_follow(thing), place=thing.territory_id)

    def say() -> None:
        given = form.cleaned_data
        say_coordination(
            thing, by=request.actor, answer=Intent(given["answer"]), last_day=given["last_day"], to=given["to"],
            together_from=given["together_from"], word=given["word"],
        )  # fmt: skip

    if done(request, form, say):
        messages.success(request, _("Merci, c’est noté. Vous pouvez changer d’avis ici."))
        return redirect("volunteers:coordination", membership_id=membership_id)
    words = {
        "membership": thing,
        "is_own": thing.pk == request.viewer.membership_id,
        "said": said,
        "stay": [each.user.name for each in who_stay(thing.territory_id, but=thing)],
        "form": form,
    }
    return page(request, "volunteers/coordination.html", words, status=422 if form.errors else 200)


def _letter_of(request: SiteRequest, membership_id: int) -> Membership:
    rows = Membership.objects.select_related("territory", "user").filter(coordinations__last_day__isnull=False)
    return rows.distinct().get(pk=membership_id)


@screen(permission="volunteers.speak_as_coordinator", load=_letter_of, methods=("GET", "HEAD"))
def coordination_letter(request: SiteRequest, thing: Membership, membership_id: int) -> HttpResponse:
    """The letter for who comes after: everything that they have, with what was promised and whom to ask."""
    said = thing.coordinations.exclude(last_day=None).select_related("to__user").latest("year")
    return pdf_response(coordination_pdf(said), f"passation {slugify(thing.user.name) or 'coordination'}")
