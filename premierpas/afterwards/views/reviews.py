"""The year's review: written on one page by two, read by the pupil when both are done."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.alphabet import alphabetical
from premierpas.core.errors import DomainError
from premierpas.core.languages import in_french
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.models import Classroom
from premierpas.people.models import Enrolment
from premierpas.people.views import classroom_of
from premierpas.ui.pdf.documents import Identity, LetterText, letter_pdf
from premierpas.workshop.views.loading import file_response

from ..actions import save_part
from ..errors import WrittenMeanwhile
from ..forms import PartForm
from ..models import ReviewPart
from ..reviewing import Review, read_from, review_of, reviews_of, side_of
from .loading import own_year


def year_of(request: SiteRequest, enrolment_id: int) -> Enrolment:
    """A pupil's year with pupil, class and school; raises Enrolment.DoesNotExist."""
    rows = Enrolment.objects.select_related("pupil__user", "classroom__school")
    return rows.get(pk=enrolment_id, pupil__anonymised_at=None)


@screen(permission="afterwards.read_review", load=year_of)
def review(request: SiteRequest, enrolment: Enrolment, enrolment_id: int) -> HttpResponse:
    """Two columns; each writes the own one, and reads the other's once both are written."""
    whole, side = review_of(enrolment), side_of(request.viewer, enrolment)
    own = whole.parts.get(side) if side else None
    form = None
    if side is not None and not (own and whole.is_read):
        form = _part_form(request, own)
        if request.method == "POST" and form.is_valid():
            said = dict(form.cleaned_data)
            try:
                save_part(enrolment, words=said, version=said.pop("version"), by=request.actor)
            except WrittenMeanwhile as error:
                own = review_of(enrolment).parts.get(side)
                form = _part_form(request, own, anew=True)
                form.is_valid()
                form.refuse(error)
            except DomainError as error:
                form.refuse(error)
            else:
                messages.success(request, _("C’est gardé. Merci pour ces mots."))
                return redirect("afterwards:review", enrolment_id=enrolment_id)
    words = {
        "enrolment": enrolment,
        "review": whole,
        "side": side,
        "form": form,
        "own": own,
        "columns": [(each.label, part_lines(part), part) for each, part in _shown(whole, side, form)],
        "waits_for": [each.label for each in whole.sides if each not in whole.parts and each != side],
        "read_from": read_from(enrolment.school_year),
    }
    return page(request, "afterwards/review.html", words, status=422 if form and form.errors else 200)


def _shown(whole: Review, side: Any, form: PartForm | None) -> list[Any]:
    """The parts that are read on this page; one's own stands in its form while that is open."""
    shown = whole.shown_to(side)
    return [(each, shown[each]) for each in whole.sides if each in shown and not (form and each == side)]


def _part_form(request: SiteRequest, own: ReviewPart | None, *, anew: bool = False) -> PartForm:
    first = {name: getattr(own, name) for name in ReviewPart.WORDS} if own else {}
    version = own.version if own else 0
    data = request.POST.copy() if request.method == "POST" else None
    if data is not None and anew:
        data["version"] = str(version)
    return PartForm(data, initial=first | {"version": version})


def part_lines(part: ReviewPart) -> list[tuple[str, str]]:
    """What a part says, each field by its label."""
    labels = {name: str(PartForm.base_fields[name].label) for name in ReviewPart.WORDS}
    return [(labels[name], getattr(part, name)) for name in ReviewPart.WORDS if getattr(part, name)]


@screen(permission="organisations.manage_classroom", load=classroom_of, methods=("GET", "HEAD"))
def class_reviews(request: SiteRequest, classroom: Classroom, classroom_id: int) -> HttpResponse:
    """Each pupil of a class: who has written, whom the review waits for."""
    rows = Enrolment.objects.filter(classroom=classroom, left_on=None).select_related("pupil")
    found = reviews_of(list(rows.order_by(alphabetical("pupil__sort_name"))))
    listed = [(each, "teacher" in each.parts, "mentor" in each.parts) for each in found]
    return page(request, "afterwards/class_reviews.html", {"classroom": classroom, "listed": listed})


@screen(permission="people.be_pupil", load=own_year, methods=("GET", "HEAD"))
def own_review(request: SiteRequest, enrolment: Enrolment) -> HttpResponse:
    """What was written of the pupil's year, once it is whole."""
    whole = review_of(enrolment)
    columns = [(part.get_side_display(), part_lines(part), part) for part in whole.shown_to(None).values()]
    return page(request, "afterwards/own_review.html", {"columns": columns, "review": whole})


@screen(permission="people.be_pupil", load=own_year, methods=("GET", "HEAD"))
def own_review_file(request: SiteRequest, enrolment: Enrolment) -> HttpResponse:
    """The same on paper, to keep."""
    whole = review_of(enrolment)
    if not whole.is_read:
        raise Http404
    return file_response(_on_paper(whole), "bilan-de-mon-annee.pdf")


@in_french()
def _on_paper(whole: Review) -> bytes:
    paragraphs = []
    for part in whole.parts.values():
        paragraphs.append(_("%(name)s, %(side)s :") % {"name": part.by_name, "side": part.get_side_display()})
        paragraphs += [f"{label} : {words}" for label, words in part_lines(part)]
    pupil = whole.enrolment.pupil
    return letter_pdf(LetterText(_("Le bilan de mon année"), paragraphs, identity=Identity(pupil.full_name)))
