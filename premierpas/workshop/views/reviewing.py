"""A reader's texts to read, the one that waits longest first."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.ui.typography import as_day

from ..actions import answer_review
from ..comparing import changes
from ..forms import RemarksForm
from ..models import ReviewRequest, ReviewState
from ..queries import shown_to
from .loading import with_remarks

A_PAGE = 30


def _waiting(rows: QuerySet[ReviewRequest]) -> QuerySet[ReviewRequest]:
    return rows.filter(state=ReviewState.ASKED).order_by("asked_at", "pk")


@screen(permission="workshop.read_reviews", methods=("GET", "HEAD"))
def review_queue(request: SiteRequest) -> HttpResponse:
    """What waits, with its age; then what was read."""
    viewer = request.viewer
    rows = shown_to(viewer).select_related("pupil")
    waiting = Paginator(_waiting(rows), A_PAGE)
    listed = waiting.get_page(request.GET.get("page"))
    read = list(rows.filter(state=ReviewState.ANSWERED).order_by("-answered_at")[:A_PAGE])
    today = clock.today()
    context = {
        "listed": listed,
        "rows": [(row, (today - as_day(row.asked_at)).days) for row in listed],
        "read": read,
    }
    return page(request, "workshop/review_queue.html", context)


def _shown(request: SiteRequest, review_id: int) -> ReviewRequest:
    return ReviewRequest.objects.select_related("pupil").exclude(state=ReviewState.WITHDRAWN).get(pk=review_id)


@screen(permission="workshop.read_review", load=_shown)
def review_text(request: SiteRequest, row: ReviewRequest, review_id: int) -> HttpResponse:
    """One text: remarks are typed beside its paragraphs, and stay to be seen once they are given."""
    form = RemarksForm(request.POST or None, request=row)
    if request.method == "POST" and row.state == ReviewState.ASKED and form.is_valid():
        try:
            answer_review(row, comments=form.comments, closing=form.cleaned_data["closing"], by=request.actor)
        except DomainError as error:
            form.refuse(error)
        else:
            following = _waiting(shown_to(request.viewer)).first()
            if following is None:
                messages.success(request, _("Vos remarques sont chez l’élève."))
                return redirect("workshop:review_queue")
            messages.success(request, _("Vos remarques sont chez l’élève. Voici le texte suivant."))
            return redirect("workshop:review_text", review_id=following.pk)
    earlier = ReviewRequest.objects.filter(
        reader=row.reader_id, volunteer=row.volunteer_id, kind=row.kind, text_id=row.text_id, pk__lt=row.pk
    )
    former = earlier.filter(state=ReviewState.ANSWERED).order_by("-pk").first()
    context = {
        "row": row,
        "form": form,
        "asked": form.rows if row.state == ReviewState.ASKED else [],
        "parts": with_remarks(row) if row.state == ReviewState.ANSWERED else [],
        "changes": changes(row.labels, former.shown, row.shown) if former else [],
        "former": former,
    }
    return page(request, "workshop/review_text.html", context)
