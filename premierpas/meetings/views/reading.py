"""What was written of a pupil's meetings, for whoever may read it now; and one meeting as a calendar entry."""

from dataclasses import replace

import rules
from django.db.models import Q
from django.http import HttpResponse
from django.utils.translation import gettext as _

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.mentoring.doors import Line
from premierpas.people.models import Pupil

from ..calendars import calendar_of
from ..holding import answered_pairs, held_pairs
from ..lines import lines_between, meets
from ..models import Attendance, Meeting, SharedNote
from ..queries import page_of, rows_of, steps_of
from ..readers import Kind, readable
from .arranging import load_meeting


@screen(permission="meetings.attend", load=load_meeting, methods=("GET", "HEAD"))
def entry(request: SiteRequest, thing: Meeting, meeting_id: int) -> HttpResponse:
    """To take into one's own calendar."""
    answer = HttpResponse(calendar_of(thing), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{_("rendez-vous")}.ics"'
    return answer


def load_pupil(request: SiteRequest, pupil_id: int) -> Pupil:
    """The pupil of an address."""
    return Pupil.objects.get(pk=pupil_id, anonymised_at=None)


@screen(permission="meetings.read", load=load_pupil, methods=("GET", "HEAD"))
def pupil(request: SiteRequest, thing: Pupil, pupil_id: int) -> HttpResponse:
    """The meetings of one pupil; each note only where the viewer may read it."""
    viewer = request.viewer
    pairs = list(thing.enrolments.values_list("pairs", flat=True))
    held = list(held_pairs(viewer).filter(enrolment__pupil=thing).order_by("pk"))
    answered = set(answered_pairs(viewer).filter(enrolment__pupil=thing).values_list("pk", flat=True))
    steps = list(steps_of(viewer).filter(pair__in=pairs))
    mine = {each.pk for each in held} if meets(viewer) else set()
    lines = lines_between(pairs, viewer, mine=mine, seen=dict.fromkeys(mine | answered, thing.pk), steps=steps)
    notes = readable(SharedNote.objects.filter(attendance__pair__enrolment__pupil=thing), viewer, Kind.SHARED)
    reads = Q(pk__in=notes.values("attendance"))
    if near := {each.pk for each in held} | answered:
        reads |= Q(pair__in=near)
    rows = Attendance.objects.filter(reads, pair__enrolment__pupil=thing, came__isnull=False)
    rows = rows.select_related("meeting__volunteer", "pair").order_by("-meeting__start", "-pk")
    shown = page_of(rows, request.GET.get("page"))
    words = {
        "pupil": thing,
        "pair": held[0] if held else None,
        "may_book": not held and rules.has_perm("meetings.book_for", viewer, thing),
        "lines": [_here(each, request.path) for of_pair in lines.values() for each in of_pair],
        "steps": steps if held else [],
        "page": shown,
        "rows": rows_of(viewer, list(shown.object_list), answered),
    }
    return page(request, "meetings/pupil.html", words)


def _here(line: Line, address: str) -> Line:
    """No line leads to the page that it stands on."""
    return replace(line, url="", button="") if line.url == address else line


@screen(permission="meetings.read_notes", methods=("GET", "HEAD"))
def shared(request: SiteRequest) -> HttpResponse:
    """The newest notes that the viewer may read."""
    notes = readable(SharedNote.objects.all(), request.viewer, Kind.SHARED)
    notes = notes.select_related("attendance__meeting__volunteer", "attendance__pair__enrolment__pupil")
    shown = page_of(notes.order_by("-written_at", "-pk"), request.GET.get("page"))
    return page(request, "meetings/shared.html", {"page": shown})
