"""A company that has to answer, and a pupil who has to confirm with a teacher's help, are things to do."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.models import Presence
from premierpas.agenda.reasons import Reason, Reminding, Told, Wanted
from premierpas.core import clock
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.ui.typography import short_day
from premierpas.ui.written import written

from . import notices
from .deadlines import days_of
from .enums import WAITING, ApplicationState
from .models import Application
from .team import CIRCLE
from .telling import tell_company_to_answer, tell_teacher

CONFIRM_WITHIN = 3  # school days: then a teacher helps


def _of(subjects: Collection[int] | None, **which: object) -> Iterable[Application]:
    rows = Application.objects.filter(**which).select_related("offer__company", "pupil", "enrolment__classroom__school")
    return rows if subjects is None else rows.filter(pk__in=subjects)


def _answers(subjects: Collection[int] | None) -> Iterable[Wanted]:
    there = Membership.objects.filter(company=OuterRef("offer__company"), until=None, user__is_active=True)
    rows = Application.objects.filter(Exists(there), state__in=WAITING, answer_due__isnull=False)
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    for pk, due, company, offer in rows.values_list("pk", "answer_due", "offer__company", "offer"):
        assert due is not None  # whoever waits waits until a day
        yield Wanted(pk, due, company, within=offer)


def _told_answers(subjects: Collection[int]) -> Mapping[int, Told]:
    return {
        row.pk: Told(
            _("Répondre à « %(pupil)s »") % {"pupil": row.company_label},
            written(row.offer.title),
            _("Lire"),
            reverse("applications:review", args=[row.pk]),
        )
        for row in _of(subjects)
    }


def _days_to_answer(subjects: Collection[int]) -> Mapping[int, list[date]]:
    """Days 5, 10 and 14 since it was sent, or since more time was given; holidays don't count."""
    found = {}
    for row in _of(subjects, submitted_at__isnull=False):
        since, days = _day(row.extended_at or row.submitted_at), days_of(row.enrolment.classroom.school)
        found[row.pk] = [days.add_days_outside_holidays(since, n) for n in settings.COMPANY_REMINDER_DAYS]
    return found


def _remind_company(subject: int, owner: Presence, day: date) -> None:
    application = Application.objects.select_related("pupil", "enrolment__classroom", "offer__company", "slot").get(
        pk=subject
    )
    tell_company_to_answer(application, notices.REMINDER, occasion=day.isoformat(), only=owner.user.email or owner.key)


def _confirmations(subjects: Collection[int] | None) -> Iterable[Wanted]:
    for row in _of(subjects, state=ApplicationState.ACCEPTED, answered_at__isnull=False):
        if (due := help_day(row)) <= clock.today():
            classroom = row.enrolment.classroom
            yield Wanted(row.pk, due, classroom.school_id, within=classroom.pk)


def help_day(application: Application) -> date:
    """The third school day after the yes: from then on a teacher helps to confirm."""
    days = days_of(application.enrolment.classroom.school)
    return days.add_school_days(_day(application.answered_at), CONFIRM_WITHIN)


def _told_confirmations(subjects: Collection[int]) -> Mapping[int, Told]:
    return {
        row.pk: Told(
            _("Rappeler sa place à %(pupil)s") % {"pupil": row.pupil.full_name},
            _("Une place chez %(host)s est à confirmer avant le %(day)s.")
            % {"host": row.offer.company.name, "day": short_day(row.confirm_due) if row.confirm_due else ""},
            _("Voir la candidature"),
            reverse("applications:for_school", args=[row.pk]),
            above=reverse("organisations:company", args=[row.offer.company_id]),
        )
        for row in _of(subjects)
    }


def _day_to_help(subjects: Collection[int]) -> Mapping[int, list[date]]:
    return {row.pk: [help_day(row)] for row in _of(subjects, answered_at__isnull=False)}


def _remind_teacher(subject: int, owner: Presence, day: date) -> None:
    application = Application.objects.select_related("pupil", "enrolment__classroom", "offer__company", "slot").get(
        pk=subject
    )
    tell_teacher(application, notices.UNCONFIRMED, owner.user)


def _day(at: datetime | None) -> date:
    assert at is not None  # what waits has been sent, what is to be confirmed was answered
    return at.astimezone(clock.PARIS).date()


ANSWER = Reason(
    "applications.answer", Role.COMPANY, 20, gettext_lazy("Répondre à une candidature"), _answers, _told_answers,
    circle=CIRCLE, remind=Reminding(_days_to_answer, _remind_company),
)  # fmt: skip
CONFIRM = Reason(
    "applications.confirm", Role.TEACHER, 20, gettext_lazy("Rappeler une place à confirmer"), _confirmations,
    _told_confirmations, by_hand=True, pressing=True, circle="class", remind=Reminding(_day_to_help, _remind_teacher),
)  # fmt: skip
