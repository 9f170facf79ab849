"""The pupil asks for a word of recommendation and keeps it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.languages import in_french
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.placements.models import Placement
from premierpas.ui.pdf.documents import Identity, LetterText, letter_pdf
from premierpas.week.actions import is_over
from premierpas.week.telling import hosts_of
from premierpas.week.views.loading import placement_of
from premierpas.workshop.views.loading import file_response

from ..actions import ask_for_reference
from ..enums import ReferenceState
from ..forms import ReferenceForm
from ..models import Reference


@screen(permission="week.write", load=placement_of)
def reference(request: SiteRequest, placement: Placement, placement_id: int) -> HttpResponse:
    """What it is, how far it is, and the button that asks."""
    row = Reference.objects.filter(placement=placement).first()
    if request.method == "POST":
        try:
            ask_for_reference(placement, by=request.actor)
        except DomainError as error:
            messages.error(request, str(error.message))
        else:
            messages.success(request, _("C’est demandé. Tu auras un message, quelle que soit la réponse."))
        return redirect("afterwards:reference", placement_id=placement_id)
    over = is_over(placement)
    words = {
        "placement": placement, "row": row, "over": over, "marks": said_marks(row) if row else [],
        "somebody": over and row is None and bool(hosts_of(placement)),
    }  # fmt: skip
    return page(request, "afterwards/reference.html", words)


@screen(permission="week.write", load=placement_of, methods=("GET", "HEAD"))
def reference_file(request: SiteRequest, placement: Placement, placement_id: int) -> HttpResponse:
    """The word on paper."""
    row = Reference.objects.filter(placement=placement, state=ReferenceState.GIVEN).first()
    if row is None:
        raise Http404
    return file_response(_on_paper(row), "recommandation.pdf")


def said_marks(row: Reference) -> list[tuple[str, str]]:
    """Each question with its answer in words; none before they are given."""
    if row.state != ReferenceState.GIVEN:
        return []
    fields = ReferenceForm.base_fields
    return [
        (str(fields[name].label), str(dict(fields[name].choices)[getattr(row, name)]))  # type: ignore[attr-defined]
        for name in Reference.MARKS
    ]


@in_french()
def _on_paper(row: Reference) -> bytes:
    placement = row.placement
    lead = _("%(pupil)s a fait un stage d’observation chez %(host)s.") % {
        "pupil": placement.pupil.full_name, "host": placement.host_name,
    }  # fmt: skip
    words = [line.strip() for line in row.words.split("\n\n") if line.strip()]
    marks = [f"{label} : {said.lower()}." for label, said in said_marks(row)]
    author = ", ".join(filter(None, [row.by_function, placement.host_name]))
    letter = LetterText(
        _("Recommandation"), [lead, *words, *marks], identity=Identity(row.by_name, [author]), closing=row.by_name,
        day=row.ended_at.date() if row.ended_at else None,
    )  # fmt: skip
    return letter_pdf(letter)
