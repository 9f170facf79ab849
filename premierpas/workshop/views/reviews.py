"""Having a text read: the pupil chooses who reads it, and finds the remarks beside the paragraphs."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen

from ..actions import ask_review, readers_of, withdraw_review
from ..comparing import changes
from ..forms import ReaderForm
from ..keeping.texts import kind_named
from ..models import ReviewRequest, ReviewState
from .loading import the_pupil, with_remarks


def _own_text(request: SiteRequest, text_kind: str, text_id: int) -> Any:
    """The viewer's own text of this kind; raises Http404."""
    try:
        found = kind_named(text_kind).find(request.viewer.pupil_id, text_id)
    except KeyError:
        found = None
    if found is None:
        raise Http404
    return found


@screen(permission="people.be_pupil", load=_own_text)
def ask(request: SiteRequest, text: Any, text_kind: str, text_id: int) -> HttpResponse:
    """Choose a teacher of the class; what was asked before is listed below."""
    pupil, known = the_pupil(request), kind_named(text_kind)
    readers = readers_of(pupil)
    form = ReaderForm(request.POST or None, readers=readers)
    if request.method == "POST" and form.is_valid():
        try:
            reader = form.cleaned_data["reader"]
            row = ask_review(pupil, kind=text_kind, text_id=text_id, reader=reader, by=request.actor)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("C’est envoyé. Tu peux continuer à écrire : seule cette version est montrée."))
            return redirect("workshop:review", review_id=row.pk)
    rows = ReviewRequest.objects.filter(pupil=pupil, kind=text_kind, text_id=text_id).exclude(
        state=ReviewState.WITHDRAWN
    )
    context = {
        "form": form,
        "readers": readers,
        "title": known.title(text),
        "back": known.address(text),
        "rows": list(rows.select_related("reader__user", "volunteer").order_by("-asked_at")),
    }
    return page(request, "workshop/review_ask.html", context)


def _own(request: SiteRequest, review_id: int) -> ReviewRequest:
    return ReviewRequest.objects.select_related("reader__user", "volunteer", "pupil").get(pk=review_id)


@screen(permission="workshop.see_own_review", load=_own)
def review(request: SiteRequest, row: ReviewRequest, review_id: int) -> HttpResponse:
    """The text as it was shown, the remarks, and what has changed in it since."""
    kind = kind_named(row.kind)
    text = kind.find(row.pupil, row.text_id)
    if request.method == "POST":
        if withdraw_review(row, by=request.actor):
            messages.success(request, _("Ton texte n’est plus montré."))
        return redirect(kind.address(text) if text else "workshop:home")
    context = {
        "row": row,
        "parts": with_remarks(row),
        "changes": changes(row.labels, row.shown, text.parts()) if text else [],
        "back": kind.address(text) if text else "",
        "again": text,
    }
    return page(request, "workshop/review.html", context)
