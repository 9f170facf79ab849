"""Whoever answers for a pair asks about a meeting, and whoever meets the pupil answers."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError, WrongState
from premierpas.organisations.people import recipient_of
from premierpas.people.circle import about_pupil, tell
from premierpas.ui.typography import day

from ..models import Attendance, Question
from ..notices import ANSWERED, ASKED
from ..waiting import ANSWER


@action(may="meetings.ask")
def ask_question(attendance: Attendance, *, by: Actor, words: str) -> Question:
    """One at a time, open until it is answered. Raises DomainError while another waits or without words."""
    words = _given(words, "words")
    try:
        with transaction.atomic():
            question = Question.objects.create(attendance=attendance, by=by.user, words=words)
    except IntegrityError:
        raise DomainError(_("Une question attend déjà sa réponse."), field="words") from None
    settle(ANSWER.code, [question.pk])
    user, start = attendance.meeting.volunteer.user, attendance.meeting.start
    if user is not None:
        tell(
            ASKED, [recipient_of(user)], key=f"{ASKED.code}:{question.pk}", by=by.name, day=_day(start),
            about=about_pupil(attendance.pair.enrolment.pupil), link=reverse("meetings:answer", args=[question.pk]),
        )  # fmt: skip
    return question


@action(may="meetings.answer")
def answer_question(question: Question, *, by: Actor, words: str) -> Question:
    """Raises WrongState when it has been answered, DomainError without words."""
    words = _given(words, "answer")
    question = Question.objects.select_for_update(of=("self",)).select_related("by").get(pk=question.pk)
    if question.answered_at is not None:
        raise WrongState(_("Cette question a déjà une réponse."))
    question.answer, question.answered_at = words, clock.now()
    question.save(update_fields=["answer", "answered_at"])
    settle(ANSWER.code, [question.pk])
    if question.by is not None:
        pupil = question.attendance.pair.enrolment.pupil
        tell(
            ANSWERED, [recipient_of(question.by)], key=f"{ANSWERED.code}:{question.pk}", by=by.name,
            about=about_pupil(pupil), link=reverse("meetings:pupil", args=[pupil.pk]),
        )  # fmt: skip
    return question


def _given(words: str, field: str) -> str:
    if not words.strip():
        raise DomainError(_("Écrivez quelques mots."), field=field)
    return words.strip()


def _day(start: datetime) -> object:
    return lambda: day(start)
