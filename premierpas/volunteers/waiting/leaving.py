"""What somebody says in spring, for what a successor is to be found, and who has to answer."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import VOLUNTEER, present
from premierpas.agenda.reasons import Reason, Reminding, Told, Wanted
from premierpas.core import clock
from premierpas.organisations.enums import Role
from premierpas.organisations.people import recipient_of
from premierpas.people.circle import tell
from premierpas.people.models import Volunteer
from premierpas.ui.typography import day

from ..about import about_volunteer
from ..handover.things import things_of
from ..models import Handover, Succession
from ..notices import SPRING
from .whose import day_of, in_team, of_each, those, told_on_own_page

TO_SAY = timedelta(days=21)
BEFORE_LEAVING = timedelta(days=14)
LAST_MONTH_OF_SPRING = 7


def asked_on(year: int) -> date:
    """The day of a spring from which everybody says whether they stay."""
    month, day_of_month = settings.INTENTIONS_ASKED_ON
    return date(year, month, day_of_month)


def is_spring(today: date) -> bool:
    """Whether everybody is asked now."""
    return asked_on(today.year) <= today <= date(today.year, LAST_MONTH_OF_SPRING, 31)


def _intentions(subjects: Collection[int] | None) -> Iterable[Wanted]:
    today = clock.today()
    if not is_spring(today):
        return
    first = asked_on(today.year)
    rows = those(in_team(), subjects).exclude(intentions__year=today.year)
    yield from of_each(list(rows), lambda row: first + TO_SAY)


def _remind_intention(subject: int, owner: Presence, on: date) -> None:
    volunteer = Volunteer.objects.select_related("territory").get(pk=subject)
    tell(
        SPRING,
        [recipient_of(owner.user)],
        key=f"volunteers.spring:{subject}:{on.isoformat()}",
        about=about_volunteer(volunteer),
        link=reverse("volunteers:mine"),
        territory=volunteer.territory.name,
    )


def days_of_intention(subjects: Collection[int]) -> Mapping[int, list[date]]:
    """When whoever hasn't said is reminded: at first, half-way, on the last day."""
    first = asked_on(clock.today().year)
    return {pk: [first, first + TO_SAY / 2, first + TO_SAY] for pk in subjects}


def _handovers(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = Handover.objects.filter(ended_at=None).select_related("volunteer")
    for row in rows if subjects is None else rows.filter(pk__in=subjects):
        if any(each.is_open for each in things_of(row)):
            due = max(day_of(row.opened_at), row.last_day - BEFORE_LEAVING)
            yield Wanted(row.pk, due, row.volunteer.territory_id)


def _told_handovers(subjects: Collection[int]) -> Mapping[int, Told]:
    found = {}
    for row in Handover.objects.filter(pk__in=subjects).select_related("volunteer"):
        count = sum(each.is_open for each in things_of(row))
        found[row.pk] = Told(
            _("%(name)s part le %(day)s") % {"name": row.volunteer.name, "day": day(row.last_day)},
            ngettext("%(n)d suite à trouver", "%(n)d suites à trouver", count) % {"n": count},
            _("Trouver qui reprend"),
            reverse("volunteers:handover", args=[row.pk]),
        )
    return found


def _successions(subjects: Collection[int] | None) -> Iterable[Wanted]:
    """By the presence that is asked: one task, however many things."""
    rows = Succession.objects.filter(accepted=None, handover__ended_at=None)
    if subjects is not None:
        rows = rows.filter(to__in=subjects)
    there = present().filter(pk__in=rows.values("to"))
    due = dict(rows.values("to").annotate(due=Min("answer_by")).values_list("to", "due"))
    for pk, place in there.values_list("pk", "place"):
        yield Wanted(pk, due[pk], place, pk)


def _told_successions(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = Succession.objects.filter(accepted=None, handover__ended_at=None, to__in=subjects)
    counts = dict(rows.values("to").annotate(n=Count("pk")).values_list("to", "n"))
    return {
        pk: Told(
            _("Dire si vous reprenez"),
            ngettext("On vous propose %(n)d suite", "On vous propose %(n)d suites", counts.get(pk, 0))
            % {"n": counts.get(pk, 0)},
            _("Répondre"),
            reverse("volunteers:proposals"),
        )
        for pk in subjects
    }


HAND_OVER = Reason(
    "volunteers.hand_over", Role.COORDINATOR, 30, gettext_lazy("Trouver qui reprend"), _handovers, _told_handovers
)
SUCCEED = Reason(
    "volunteers.succeed",
    VOLUNTEER,
    30,
    gettext_lazy("Dire si vous reprenez"),
    _successions,
    _told_successions,
    alone=True,
)
INTENTION = Reason(
    "volunteers.intention", VOLUNTEER, 35, gettext_lazy("Dire si vous restez"), _intentions,
    told_on_own_page(gettext_lazy("L’année prochaine, vous restez ?"),
              gettext_lazy("Votre réponse permet de préparer la suite à temps"), gettext_lazy("Répondre")),
    remind=Reminding(days_of_intention, _remind_intention),
    alone=True,
)  # fmt: skip
