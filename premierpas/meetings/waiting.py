"""A note to write, a question to answer, somebody missed twice: what there is to do follows from meetings."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.presences import VOLUNTEER, present
from premierpas.agenda.reasons import Reason, Told, Wanted
from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.mentoring.models import Pair
from premierpas.organisations.enums import Role
from premierpas.ui.typography import day, joined

from .enums import MeetingState
from .holding import still_met
from .models import Attendance, Meeting, Question

TO_ANSWER, TO_CALL = timedelta(days=2), timedelta(days=2)
IN_A_ROW = 2


def _parts(volunteers: Collection[int]) -> dict[int, int]:
    keys = {f"volunteer:{pk}": pk for pk in volunteers}
    return {keys[key]: pk for key, pk in present().filter(key__in=keys).values_list("key", "pk")}


def notes_due() -> QuerySet[Meeting]:
    """Meetings that have been, and of which nobody has said how they went."""
    return Meeting.objects.filter(state=MeetingState.PLANNED, start__lte=clock.now() - timedelta(minutes=5))


def _notes(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = notes_due() if subjects is None else notes_due().filter(pk__in=subjects)
    found = {each.pk: each for each in rows.select_related("volunteer") if each.is_over}
    volunteers = {each.volunteer_id for each in found.values()}
    met = set(
        Attendance.objects.filter(still_met(volunteers, clock.now()), meeting__in=found, excused_at=None).values_list(
            "meeting", flat=True
        )
    )
    parts = _parts(volunteers)
    for pk in met:
        row = found[pk]
        if row.volunteer_id in parts and row.volunteer.sees_pupils:
            due = row.start.astimezone(clock.PARIS).date()
            yield Wanted(pk, due, row.volunteer.territory_id, parts[row.volunteer_id])


def _told_notes(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = Meeting.objects.filter(pk__in=subjects).prefetch_related("attendances__pair__enrolment__pupil")
    return {
        row.pk: Told(
            _("Raconter votre rendez-vous avec %(who)s") % {"who": names_of(row)},
            _("C’était %(day)s. Une minute suffit.") % {"day": day(row.start)},
            _("Écrire la note"),
            reverse("meetings:note", args=[row.pk]),
        )
        for row in rows
    }


def names_of(meeting: Meeting) -> str:
    """Whom a meeting is with; its attendances and their people are read."""
    return joined(each.pair.enrolment.pupil.first_name for each in meeting.attendances.all())


def missed_in_a_row(pairs: Collection[int] | None = None) -> QuerySet[Attendance]:
    """The last attendances of running pairs, as many as count, newest first: all missed is what is looked for."""
    rows = Attendance.objects.filter(pair__until=None, came__isnull=False)
    if pairs is not None:
        rows = rows.filter(pair__in=pairs)
    newest = Window(RowNumber(), partition_by=F("pair"), order_by=[F("meeting__start").desc(), F("pk").desc()])
    return rows.annotate(place=newest).filter(place__lte=IN_A_ROW)


def _missed(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = missed_in_a_row(subjects).values_list(
        "pair", "came", "place", "meeting__start", "pair__lead", "pair__volunteer__territory"
    )
    last: dict[int, list[tuple]] = {}
    for pair, *rest in rows:
        last.setdefault(pair, []).append(tuple(rest))
    for pair, of_pair in last.items():
        if len(of_pair) == IN_A_ROW and not any(came for came, *_rest in of_pair):
            _came, _place, start, lead, territory = min(of_pair, key=lambda each: each[1])
            yield Wanted(pair, start.astimezone(clock.PARIS).date() + TO_CALL, territory, lead)


def _told_missed(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = Pair.objects.filter(pk__in=subjects).select_related("enrolment__pupil", "volunteer")
    return {
        row.pk: Told(
            _("Deux rendez-vous manqués : %(name)s") % {"name": row.enrolment.pupil.full_name},
            _("Demander à %(mentor)s et à la famille ce qui se passe") % {"mentor": row.volunteer.name},
            _("Voir les rendez-vous"),
            reverse("meetings:pupil", args=[row.enrolment.pupil_id]),
        )
        for row in rows
    }


def _questions(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = Question.objects.filter(answered_at=None, attendance__pair__until=None)
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    found = list(
        rows.values_list("pk", "asked_at", "attendance__pair__volunteer", "attendance__pair__volunteer__territory")
    )
    parts = _parts({volunteer for _pk, _at, volunteer, _territory in found})
    for pk, asked_at, volunteer, territory in found:
        if volunteer in parts:
            yield Wanted(pk, asked_at.astimezone(clock.PARIS).date() + TO_ANSWER, territory, parts[volunteer])


def _told_questions(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = Question.objects.filter(pk__in=subjects).select_related("attendance__meeting", "by")
    return {
        row.pk: Told(
            _("Répondre à une question sur un rendez-vous"),
            _("%(who)s demande, sur le rendez-vous du %(day)s")
            % {"who": row.by.name if row.by else _("La coordination"), "day": day(row.attendance.meeting.start)},
            _("Répondre"),
            reverse("meetings:answer", args=[row.pk]),
        )
        for row in rows
    }


@step
def settle_meeting(meeting: Meeting) -> None:
    """What has to be done about a meeting, and about those who missed it, after anything that changed it."""
    settle(NOTE.code, [meeting.pk])
    settle(MISSED_TWICE.code, list(meeting.attendances.values_list("pair", flat=True)))


@step
def settle_pair(pair_id: int) -> None:
    """The same about all that hangs on a pair which began or ended."""
    settle(NOTE.code, list(Meeting.objects.filter(attendances__pair=pair_id).values_list("pk", flat=True)))
    settle(MISSED_TWICE.code, [pair_id])
    settle(ANSWER.code, list(Question.objects.filter(attendance__pair=pair_id).values_list("pk", flat=True)))


NOTE = Reason(
    "meetings.note", VOLUNTEER, 35, gettext_lazy("Raconter un rendez-vous"), _notes, _told_notes,
    alone=True,
)  # fmt: skip
ANSWER = Reason(
    "meetings.answer", VOLUNTEER, 30, gettext_lazy("Répondre à une question sur un rendez-vous"), _questions,
    _told_questions,
    alone=True,
)  # fmt: skip
MISSED_TWICE = Reason(
    "meetings.missed_twice", Role.COORDINATOR, 25, gettext_lazy("Comprendre deux rendez-vous manqués"), _missed,
    _told_missed, by_hand=True,
)  # fmt: skip
