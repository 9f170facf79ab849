"""After the week: an opinion, thanks, the host's evaluation, the certificate."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.languages import in_french
from premierpas.core.office import Paragraph, TextFile
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.placements.models import Placement
from premierpas.ui.pdf.documents import Identity, LetterText, letter_pdf
from premierpas.workshop.keeping import Kept, Typed
from premierpas.workshop.views.loading import file_response, office_response
from premierpas.workshop.views.writing import write

from ..actions import give_opinion, is_over, save_thanks
from ..certificate import certificate_pdf
from ..forms import LEVELS, OpinionForm, ThanksForm
from ..models import PlaceOpinion, ThankYou, TutorEvaluation
from .loading import placement_of


@screen(permission="week.write", load=placement_of)
def opinion(request: SiteRequest, placement: Placement, placement_id: int) -> HttpResponse:
    """Four questions about the place; given again they replace the former answers."""
    stored = PlaceOpinion.objects.filter(placement=placement).first()
    first = {}
    if stored:
        first = {name: getattr(stored, name) for name in ("welcome", "interest", "learning")}
        first["again"] = "yes" if stored.again else "no"
    form = OpinionForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            give_opinion(placement, **form.cleaned_data, by=request.actor)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Merci. Ton avis aide les prochains élèves."))
            return redirect("week:home")
    context = {"form": form, "placement": placement, "over": is_over(placement), "stored": stored}
    return page(request, "week/opinion.html", context)


@screen(permission="week.write", load=placement_of)
def thanks(request: SiteRequest, placement: Placement, placement_id: int) -> HttpResponse:
    """A letter to whoever received the pupil."""
    stored = ThankYou.objects.filter(placement=placement).first()

    def save(typed: Typed) -> Kept[ThankYou]:
        return save_thanks(placement, typed=typed, by=request.actor)

    here = reverse("week:thanks", kwargs={"placement_id": placement_id})
    context = {"placement": placement}
    return write(request, ThanksForm, stored, save, "week/thanks.html", context, model=ThankYou, here=here)


@screen(permission="week.write", load=placement_of, methods=("GET", "HEAD"))
def thanks_file(request: SiteRequest, placement: Placement, placement_id: int, kind: str) -> HttpResponse:
    """The letter as PDF, DOCX or ODT."""
    stored = ThankYou.objects.filter(placement=placement).first()
    if stored is None:
        raise Http404
    return _thanks_on_paper(placement, stored, kind)


@in_french()
def _thanks_on_paper(placement: Placement, stored: ThankYou, kind: str) -> HttpResponse:
    parts = [words for words in stored.parts().values() if words]
    name, title = placement.pupil.full_name, _("Merci pour ma semaine de stage")
    if kind != "pdf":
        lines = [name, placement.host_name, *parts]
        return office_response(TextFile(title, [Paragraph(line) for line in lines]), "merci", kind)
    paragraphs = [line.strip() for words in parts for line in words.split("\n\n") if line.strip()]
    letter = LetterText(
        title, [_("Madame, Monsieur,"), *paragraphs], recipient=placement.host_name, identity=Identity(name)
    )
    return file_response(letter_pdf(letter), "merci.pdf")


def said_marks(row: TutorEvaluation) -> list[tuple[str, str]]:
    """Each criterion with what was ticked, in words."""
    words = dict(LEVELS)
    return [(mark["title"], str(words.get(mark["level"], ""))) for mark in row.marks]


def _evaluation_page(request: SiteRequest, placement: Placement, template: str) -> HttpResponse:
    row = TutorEvaluation.objects.filter(placement=placement).first()
    context: dict[str, Any] = {"placement": placement, "row": row, "marks": said_marks(row) if row else []}
    return page(request, template, context)


@screen(permission="week.write", load=placement_of, methods=("GET", "HEAD"))
def evaluation(request: SiteRequest, placement: Placement, placement_id: int) -> HttpResponse:
    """What the host said of the week, for the pupil."""
    return _evaluation_page(request, placement, "week/evaluation.html")


@screen(permission="week.see_evaluation", load=placement_of, methods=("GET", "HEAD"))
def school_evaluation(request: SiteRequest, placement: Placement, placement_id: int) -> HttpResponse:
    """The same for the teachers who follow the pupil."""
    return _evaluation_page(request, placement, "week/school_evaluation.html")


@screen(permission="week.write", load=placement_of, methods=("GET", "HEAD"))
def certificate(request: SiteRequest, placement: Placement, placement_id: int) -> HttpResponse:
    """The certificate, once the week was lived to its end."""
    if not is_over(placement):
        messages.info(request, _("Ton attestation sera prête le dernier jour de ta semaine."))
        return redirect("week:home")
    return file_response(certificate_pdf(placement), "attestation-de-stage.pdf")
