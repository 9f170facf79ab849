"""The lesson sheets: all of them, and each one to print on two pages."""

from django.http import Http404, HttpResponse

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen

from ..lessons import lessons


@screen(permission="organisations.work_at_school", methods=("GET", "HEAD"))
def all_lessons(request: SiteRequest) -> HttpResponse:
    """Twelve hours, in their order."""
    return page(request, "preparation/lessons.html", {"lessons": list(lessons().values())})


@screen(permission="organisations.work_at_school", methods=("GET", "HEAD"))
def lesson(request: SiteRequest, slug: str) -> HttpResponse:
    """The teacher's page, and the pupil's sheet."""
    if slug not in lessons():
        raise Http404
    return page(request, "preparation/lesson.html", {"lesson": lessons()[slug]})
