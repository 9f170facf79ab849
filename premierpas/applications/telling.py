"""Posting the notices of applications: who is told what, with which link."""

from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts import link_acts
from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.outbox.about import About
from premierpas.core.outbox.notices import Notice, Recipient
from premierpas.organisations import presence
from premierpas.organisations.people import recipient_of, told
from premierpas.people.circle import Circle, circle, tell
from premierpas.ui.typography import day, long_week

from . import notices
from .deadlines import last_day_to_decide
from .enums import ApplicationState
from .models import Application
from .team import team_of

ANSWER = "applications.answer"


def words(application: Application, **more: Any) -> dict[str, Any]:
    """What every notice may name; the pupil's name only where the reader already knows it."""
    due = application.confirm_due if application.state == ApplicationState.ACCEPTED else application.answer_due
    return {
        "offer": application.offer.title,
        "host": application.offer.company.name,
        "week": lambda: long_week(application.week),
        "due": lambda: day(due) if due else "",
        "pupil": lambda: application.company_label,
        **more,
    }


def around(application: Application) -> Circle:
    """The people around the pupil who applies."""
    return circle(application.pupil, within=application.enrolment)


def about(application: Application) -> About:
    """Under what its messages are filed: the affair of the pupil's territory."""
    return About("application", application.pk, around(application).school.territory_id)


def tell_company_to_answer(application: Application, notice: Notice, *, occasion: str, only: str = "") -> None:
    """One message and one link of their own to each colleague on the team (or `only` one address)."""
    closes = datetime.combine(last_day_to_decide(application.slot.first_day), datetime.max.time(), clock.PARIS)
    for membership in team_of(application.offer):
        person = membership.user
        if not person.email or only not in ("", person.email):
            continue
        link = link_acts.make_link(
            purpose=ANSWER,
            subject_id=application.pk,
            recipient=person.email,
            recipient_name=person.name,
            expires_at=max(closes, clock.now() + timedelta(days=1)),
        )
        own = recipient_of(person)
        filed: dict[str, Any] = {"key": _key(notice, application, occasion), "about": about(application)}
        tell(notice, [own.by_mail], **filed, link=f"link:{link.pk}", **words(application))
        tell(notice, [own.in_app], **filed, link=company_path(application), **words(application))


def tell_company(application: Application, notice: Notice, *, link: str = "", **more: Any) -> None:
    """Something that needs no answer, to each colleague on the team."""
    tell(
        notice,
        told(team_of(application.offer)),
        key=_key(notice, application),
        about=about(application),
        link=link or company_path(application),
        **words(application, **more),
    )


def tell_pupil(application: Application, notice: Notice, *, occasion: str = "", **more: Any) -> None:
    """In the app, by e-mail where there is one, by SMS where the notice says so and a phone is known."""
    tell(
        notice,
        around(application).pupil,
        key=_key(notice, application, occasion),
        about=about(application),
        link=pupil_path(application),
        **words(application, **more),
    )


def tell_teacher(application: Application, notice: Notice, teacher: User) -> None:
    """The one to whom it falls."""
    _tell_school(application, notice, [recipient_of(teacher)])


def tell_teachers(application: Application, notice: Notice, **more: Any) -> None:
    """The teachers of the pupil's class, who know the pupil."""
    _tell_school(application, notice, around(application).teachers, **more)


def _tell_school(application: Application, notice: Notice, to: list[Recipient], **more: Any) -> None:
    known = {"full_name": application.pupil.full_name, "classroom": application.enrolment.classroom.name}
    tell(
        notice,
        to,
        key=_key(notice, application),
        about=about(application),
        link=reverse("applications:for_school", kwargs={"pk": application.pk}),
        **words(application, **known, **more),
    )


def tell_coordinators(application: Application, notice: Notice, **more: Any) -> None:
    """Those of the offer's territory, else all, about its company: nothing of the pupil."""
    tell(
        notice,
        told(presence.coordinators(application.offer.territory_id)),
        key=_key(notice, application),
        about=about(application),
        link=reverse("organisations:company", args=[application.offer.company_id]),
        **words(application, **more),
    )


def tell_more_time(application: Application, *, by_name: str) -> None:
    """Both sides know the new day."""
    tell_pupil(application, notices.WAIT_LONGER)
    tell_company_to_answer(application, notices.MORE_TIME_GIVEN, occasion="")


def pupil_path(application: Application) -> str:
    """The pupil's own page of it."""
    return reverse("applications:own", kwargs={"pk": application.pk})


def company_path(application: Application) -> str:
    """The company's page of it."""
    return reverse("applications:review", kwargs={"pk": application.pk})


def cause_of(application: Application) -> str:
    """Why it ended, as part of a sentence."""
    if application.end_reason:
        return application.end_reason.rstrip(".")
    return {
        ApplicationState.SUPERSEDED: _("une autre place est confirmée pour ces jours"),
        ApplicationState.EXPIRED: _("la place n’a pas été confirmée à temps"),
    }.get(ApplicationState(application.state), _("l’élève a retiré sa candidature"))


def _key(notice: Notice, application: Application, occasion: str = "") -> str:
    """One occasion of one turn: a restored application, or a second yes, is told anew."""
    return f"{notice.code}:{application.pk}:{application.turn}:{occasion}"
