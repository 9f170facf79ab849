"""The note of one minute; questions and answers; an attempt."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.mentoring.models import Pair

from .. import actions
from ..actions.writing import CORRECTED_FOR
from ..enums import MeetingState, TryBy
from ..forms.writing import CAME, EVERYBODY, OTHER_DAY, AnswerForm, AskForm, NoteForm, TryForm
from ..holding import held_pairs
from ..models import Attendance, Meeting, PrivateNote, Question
from ..queries import words_for_team
from ..readers import Kind, Reader, readers
from .arranging import load_meeting


@screen(permission="meetings.conduct", load=load_meeting)
def note(request: SiteRequest, thing: Meeting, meeting_id: int) -> HttpResponse:
    """Four fields, and beside each who will read it."""
    rows = Attendance.objects.filter(meeting=thing, excused_at=None, pair__in=held_pairs(request.viewer))
    attendances = list(rows.select_related("pair__enrolment__pupil", "shared", "next_step").order_by("pk"))
    said = words_for_team(request.viewer, attendances)
    form = NoteForm(
        request.POST if request.method == "POST" else None, attendances=attendances, initial=_before(attendances, said)
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_note(thing, form.note(), by=request.actor)
            messages.success(request, _("C’est noté, merci. Vous pourrez corriger pendant 24 heures."))
            return redirect("meetings:held")
        except DomainError as error:
            form.refuse(error)
    words = {
        "meeting": thing,
        "attendances": attendances,
        "form": form,
        "shared": _readers(attendances, Kind.SHARED, request.viewer.user_id),
        "private": _readers(attendances, Kind.PRIVATE, request.viewer.user_id),
        "open": _is_open(thing),
        "kept": [each for each in said.values() if each.urgent],
        "names": [each.pair.enrolment.pupil.first_name for each in attendances],
    }
    return page(request, "meetings/note.html", words, status=422 if form.errors else 200)


def _is_open(meeting: Meeting) -> bool:
    if meeting.start > clock.now() or meeting.state == MeetingState.CANCELLED:
        return False
    return meeting.settled_at is None or clock.now() <= meeting.settled_at + CORRECTED_FOR


def _readers(attendances: list[Attendance], kind: Kind, by: int | None) -> list[Reader]:
    return list(dict.fromkeys(each for row in attendances for each in readers(row.pair, kind, by=by)))


def _before(attendances: list[Attendance], said: dict[int, PrivateNote]) -> dict[str, Any]:
    """What was written of it, while it can be corrected; a word that was to be read at once is only added to."""
    words: dict[str, Any] = {}
    for row in attendances:
        if row.came is not None:
            words[f"came-{row.pk}"] = CAME if row.came else row.why
        if hasattr(row, "shared"):
            words |= {"did": row.shared.did, "how": row.shared.how}
        if (word := said.get(row.pk)) is not None:
            words |= {"private": "" if word.urgent else word.words, "urgent": word.urgent, "about": str(row.pk)}
        if hasattr(row, "next_step"):
            step = row.next_step
            words |= {"step": step.words, "step_due": OTHER_DAY, "step_day": step.due}
    return {"about": EVERYBODY} | words


def _question(request: SiteRequest, question_id: int) -> Question:
    rows = Question.objects.select_related("by", "attendance__meeting", "attendance__pair__enrolment__pupil")
    return rows.get(pk=question_id)


@screen(permission="meetings.answer", load=_question)
def answer(request: SiteRequest, thing: Question, question_id: int) -> HttpResponse:
    """Whoever met the pupil answers."""
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_question(thing, by=request.actor, words=form.cleaned_data["answer"])
            messages.success(request, _("Réponse envoyée."))
            return redirect("meetings:held")
        except DomainError as error:
            form.refuse(error)
    about = {"pupil": thing.attendance.pair.enrolment.pupil, "day": thing.attendance.meeting.start}
    words = {"question": thing, "form": form} | about
    return page(request, "meetings/answer.html", words, status=422 if form.errors else 200)


def _attendance(request: SiteRequest, attendance_id: int) -> Attendance:
    return Attendance.objects.select_related("meeting__volunteer__user", "pair__enrolment__pupil").get(pk=attendance_id)


@screen(permission="meetings.ask", load=_attendance)
def ask(request: SiteRequest, thing: Attendance, attendance_id: int) -> HttpResponse:
    """Whoever answers for the pair asks."""
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_question(thing, by=request.actor, words=form.cleaned_data["words"])
            messages.success(request, _("Question envoyée : elle reste ouverte jusqu’à la réponse."))
            return redirect("meetings:pupil", pupil_id=thing.pair.enrolment.pupil_id)
        except DomainError as error:
            form.refuse(error)
    return page(request, "meetings/ask.html", {"attendance": thing, "form": form}, status=422 if form.errors else 200)


def _pair(request: SiteRequest, pair_id: int) -> Pair:
    return Pair.objects.select_related("enrolment__pupil").get(pk=pair_id)


@screen(permission="meetings.hold", load=_pair)
def attempt(request: SiteRequest, thing: Pair, pair_id: int) -> HttpResponse:
    """Somebody tried to reach the pupil: one tap says whether it worked."""
    form = TryForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.note_attempt(thing, by=request.actor, way=TryBy(data["way"]), reached=data["reached"] == "yes")
        messages.success(request, _("C’est noté."))
        return redirect("meetings:pupil", pupil_id=thing.enrolment.pupil_id)
    return page(request, "meetings/attempt.html", {"pair": thing, "form": form}, status=422 if form.errors else 200)
