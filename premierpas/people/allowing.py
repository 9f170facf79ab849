"""Other days than those of the class for one pupil, which the head allows; and a pupil's wish to have weeks at all."""

from datetime import date

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.calendar import SchoolWeek
from premierpas.core.errors import DomainError
from premierpas.core.events import emit
from premierpas.core.legal.season import season_of
from premierpas.core.outbox.about import About
from premierpas.core.reasons import reason_given
from premierpas.core.text import one_line
from premierpas.organisations.calendars import calendar_of
from premierpas.ui.typography import long_week

from .circle import circle, tell
from .events import PupilWeeksChanged, WeeksWished
from .going import going_of
from .models import AllowedDays, Enrolment, Pupil, WeeksWish
from .notices import DAYS_ALLOWED, DAYS_WITHDRAWN


class BadDays(DomainError):
    """These days can't be allowed; the message says why."""


@action(may="people.allow_days")
def allow_days(enrolment: Enrolment, *, first_day: date, last_day: date, reason: str, by: Actor) -> AllowedDays:
    """One pupil may go on these days too; the teachers of the class are told.

    Raises BadDays for days that are past, reversed, outside the season of the level or in the holidays, for days that
    are allowed already; ReasonMissing.
    """
    _check(enrolment, first_day, last_day)
    reason = one_line(reason_given(reason, _("Écrivez pourquoi : le professeur de la classe le lit.")))[:300]
    try:
        with transaction.atomic():
            allowed = AllowedDays.objects.create(
                enrolment=enrolment, first_day=first_day, last_day=last_day, reason=reason, allowed_by=by.user,
                allowed_at=clock.now(),
            )  # fmt: skip
    except IntegrityError:
        raise BadDays(_("Ces jours sont déjà autorisés pour cet élève."), field="weeks") from None
    emit(PupilWeeksChanged(at=clock.now(), enrolment_id=enrolment.pk))
    around = circle(enrolment.pupil)
    page = reverse("people:allow_days", args=[enrolment.classroom_id, enrolment.pupil_id])
    words = {"pupil": enrolment.pupil.full_name, "week": long_week(allowed.week), "reason": reason}
    filed = About("pupil", enrolment.pupil_id, around.school.territory_id)
    tell(DAYS_ALLOWED, around.teachers, key=f"{DAYS_ALLOWED.code}:{allowed.pk}", about=filed, link=page, **words)
    return allowed


@action(may="people.allow_days", on=lambda given: given["allowed"].enrolment)
def withdraw_days(allowed: AllowedDays, *, by: Actor) -> AllowedDays:
    """The pupil goes with the class again; twice changes nothing. A place that is confirmed stays."""
    held = AllowedDays.objects.select_for_update().get(pk=allowed.pk)
    if held.withdrawn_at is None:
        held.withdrawn_at = clock.now()
        held.save(update_fields=["withdrawn_at"])
        emit(PupilWeeksChanged(at=clock.now(), enrolment_id=held.enrolment_id))
        pupil = allowed.enrolment.pupil
        page = reverse("people:allow_days", args=[allowed.enrolment.classroom_id, pupil.pk])
        words = {"pupil": pupil.full_name, "week": long_week(held.week)}
        around, key = circle(pupil), f"{DAYS_WITHDRAWN.code}:{held.pk}"
        filed = About("pupil", pupil.pk, around.school.territory_id)
        tell(DAYS_WITHDRAWN, around.teachers, key=key, about=filed, link=page, **words)
    return held


@action(may="people.be_this_pupil")
def wish_for_weeks(pupil: Pupil, *, enrolment: Enrolment, by: Actor) -> bool:
    """The pupil wants to apply: teacher and head are asked to fix the weeks, once. False when there are some already.

    Raises DomainError for somebody else's year.
    """
    if enrolment.pupil_id != pupil.pk:
        raise DomainError(_("Cette année scolaire est celle d’un autre élève."))
    if going_of(enrolment).is_set:
        return False
    _wish, new = WeeksWish.objects.get_or_create(enrolment=enrolment, defaults={"at": clock.now()})
    if new:
        emit(WeeksWished(at=clock.now(), classroom_id=enrolment.classroom_id))
    return True


def _check(enrolment: Enrolment, first_day: date, last_day: date) -> None:
    if last_day < first_day:
        raise BadDays(_("Le dernier jour est avant le premier."), field="weeks")
    if first_day < clock.today():
        raise BadDays(_("Cette semaine est passée ou a commencé. Choisissez des jours à venir."), field="weeks")
    season = season_of(enrolment.classroom.level, enrolment.school_year)
    if not season[0] <= first_day <= last_day <= season[1]:
        words = {"season": long_week(season)}
        raise BadDays(_("Les stages de ce niveau ont lieu %(season)s.") % words, field="weeks")
    calendar = calendar_of(enrolment.classroom.school)
    if calendar.is_known and all(calendar.holidays_in(week) for week in SchoolWeek.between(first_day, last_day)):
        raise BadDays(_("Cette semaine est dans les vacances scolaires."), field="weeks")
