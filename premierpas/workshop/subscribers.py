"""Who is told that a text is to be read, or was."""

from django.urls import reverse

from premierpas.core.events import subscribe
from premierpas.core.outbox.notices import Recipient
from premierpas.organisations.people import told
from premierpas.people.circle import about_pupil, circle, tell
from premierpas.volunteers.about import reached

from . import notices
from .events import ReviewAnswered, ReviewAsked
from .models import ReviewRequest


def _of(request_id: int) -> ReviewRequest:
    return ReviewRequest.objects.select_related("pupil__user", "reader__user", "volunteer__user").get(pk=request_id)


def _reader(row: ReviewRequest) -> list[Recipient]:
    return told([row.reader]) if row.reader is not None else [reached(row.volunteer)] if row.volunteer else []


@subscribe(ReviewAsked)
def tell_reader(event: ReviewAsked) -> None:
    row = _of(event.request_id)
    link = reverse("workshop:review_text", args=[row.pk])
    key = f"workshop.review_asked:{row.pk}"
    words = {"pupil": row.pupil.full_name, "title": row.title}
    tell(notices.REVIEW_ASKED, _reader(row), key=key, about=about_pupil(row.pupil), link=link, **words)


@subscribe(ReviewAnswered)
def tell_writer(event: ReviewAnswered) -> None:
    row = _of(event.request_id)
    link = reverse("workshop:review", args=[row.pk])
    key = f"workshop.review_answered:{row.pk}"
    tell(
        notices.REVIEW_ANSWERED,
        circle(row.pupil).pupil,
        key=key,
        about=about_pupil(row.pupil),
        link=link,
        reader=row.reader_name,
        title=row.title,
    )
