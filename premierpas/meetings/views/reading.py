"""What was written of a pupil's meetings, for whoever may read it now; and one meeting as a calendar entry."""

from dataclasses import replace

import rules
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given, compiled_by
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.mentoring.doors import Line
from premierpas.mentoring.models import Pair
from premierpas.people.models import Pupil
from premierpas.people.sight import Eyes, eyes_of

from ..calendars import calendar_of
from ..holding import answered_pairs, at, held_pairs
from ..lines import lines_between, meets
from ..models import Attendance, Meeting, SharedNote
from ..queries import PAGE, page_of, rows_of
from ..readers import Kind, open_steps, readable
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
    pairs = _pairs(pupil=thing.pk)
    held = at(held_pairs, viewer, "enrolment__pupil", thing.pk)
    answered = {each.pk for each in at(answered_pairs, viewer, "enrolment__pupil", thing.pk)}
    eyes, now = eyes_of(viewer), clock.now()
    steps = open_steps(viewer, pairs)
    mine = {each.pk for each in held} if meets(viewer) else set()
    lines = lines_between(pairs, viewer, mine=mine, seen=dict.fromkeys(mine | answered, thing.pk), steps=steps)
    near = list({each.pk for each in held} | answered)
    rows = _read(eyes)(pupil=thing.pk, near=near, now=now) if eyes else []
    shown = Paginator(rows, PAGE).get_page(request.GET.get("page"))
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


_pairs = Compiled(lambda: Pair.objects.filter(enrolment__pupil=Given("pupil")).values_list("pk", flat=True))


@compiled_by
def _read(eyes: Eyes) -> QuerySet[Attendance]:
    """Of one pupil's meetings, those of pairs that the viewer is near, and those of which they may read a note."""
    pupil = Given("pupil")
    notes = readable(SharedNote.objects.filter(attendance__pair__enrolment__pupil=pupil), eyes, Kind.SHARED)
    reads = Q(pk__in=notes.values("attendance")) | Q(pair__in=Given("near", many=True))
    rows = Attendance.objects.filter(reads, pair__enrolment__pupil=pupil, came__isnull=False)
    return rows.select_related("meeting__volunteer", "pair").order_by("-meeting__start", "-pk")


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
