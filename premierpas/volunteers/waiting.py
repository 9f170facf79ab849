"""What there is to do around volunteers: whom to answer, what to check, what to learn, what to say, what to take."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Min, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import VOLUNTEER, present
from premierpas.agenda.reasons import Reason, Reminding, Told, Wanted
from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.closing import at_the_end
from premierpas.core.outbox.notices import post
from premierpas.organisations.enums import Role
from premierpas.organisations.people import recipient_of
from premierpas.people.enums import Clearance, TeamRole
from premierpas.people.models import Volunteer
from premierpas.ui.typography import day

from .about import about_volunteer
from .handing import things_of
from .models import Candidacy, Handover, Succession
from .notices import SPRING

TO_ANSWER, TO_CHECK, TO_SIGN, TO_LEARN, TO_SAY = (timedelta(days=n) for n in (7, 14, 7, 7, 21))
SOON = timedelta(days=60)  # before a check is too old
BEFORE_LEAVING = timedelta(days=14)
LAST_MONTH_OF_SPRING = 7
_BY_COORDINATOR = (
    Clearance.APPLIED, Clearance.IDENTITY_CHECKED, Clearance.CHARTER_SIGNED, Clearance.TRAINED, Clearance.EXPIRED,
)  # fmt: skip


def in_team() -> QuerySet[Volunteer]:
    """Those who are of a team now."""
    now = clock.now()
    return Volunteer.objects.filter(Q(until=None) | Q(until__gt=now), since__lte=now, user__isnull=False)


def _of(rows: Any, subjects: Collection[int] | None) -> Any:
    return rows if subjects is None else rows.filter(pk__in=subjects)


def _parts(rows: Collection[Any]) -> Mapping[int, int]:
    """By volunteer, the presence that does what is theirs alone; whoever only reads has none."""
    keys = {f"volunteer:{each.pk}": each.pk for each in rows}
    return {keys[key]: pk for key, pk in present().filter(key__in=keys).values_list("key", "pk")}


def _candidates(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = Candidacy.objects.filter(decided_at=None).exclude(volunteer__email="")
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    found = list(rows.values_list("pk", "volunteer__territory", "at", "interview_at"))
    leads = _leads({territory for _pk, territory, *_rest in found})
    for pk, territory, at, interview in found:
        due = _day(interview) if interview else _day(at) + TO_ANSWER
        yield Wanted(pk, due, territory, leads.get(territory))


def _leads(territories: Collection[int]) -> Mapping[int, int]:
    """Whoever has led the team of each for longest."""
    rows = in_team().filter(territory__in=territories, role=TeamRole.LEAD).order_by("-since", "-pk")
    by_territory = {each.territory_id: each for each in rows}
    parts = _parts(list(by_territory.values()))
    return {territory: parts[each.pk] for territory, each in by_territory.items() if each.pk in parts}


def _told_candidates(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = Candidacy.objects.filter(pk__in=subjects).select_related("volunteer")
    return {
        row.pk: Told(
            _("Répondre à %(name)s") % {"name": row.volunteer.name},
            _("Entretien le %(day)s, puis une décision") % {"day": day(row.interview_at)}
            if row.interview_at
            else _("Veut devenir bénévole, attend une réponse"),
            _("Ouvrir"),
            reverse("volunteers:candidate", args=[row.volunteer_id]),
        )
        for row in rows
    }


def _to_clear(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = _of(in_team(), subjects).exclude(role=TeamRole.READER).annotate(last=Max("milestones__at"))
    for row in rows.filter(Q(state__in=_BY_COORDINATOR) | Q(state=Clearance.ACTIVE)):
        if row.state in _BY_COORDINATOR:
            yield Wanted(row.pk, _day(max(filter(None, (row.since, row.last)))) + TO_CHECK, row.territory_id)
        elif (until := row.checks_hold_until) is not None and until - SOON <= clock.today():
            yield Wanted(row.pk, until, row.territory_id)


def _told_to_clear(subjects: Collection[int]) -> Mapping[int, Told]:
    return {
        row.pk: Told(
            _("Habilitation de %(name)s") % {"name": row.name},
            _next_check(row),
            _("Ouvrir"),
            reverse("volunteers:volunteer", args=[row.pk]),
        )
        for row in Volunteer.objects.filter(pk__in=subjects)
    }


def _next_check(row: Volunteer) -> str:
    return {
        Clearance.APPLIED: _("Vérifier son identité"),
        Clearance.EXPIRED: _("Tout vérifier à nouveau : le contrôle a plus d’un an"),
        Clearance.IDENTITY_CHECKED: _("Vérifier son honorabilité"),
        Clearance.CHARTER_SIGNED: _("Noter sa formation"),
        Clearance.TRAINED: _("Donner l’habilitation"),
    }.get(Clearance(row.state), _("Refaire le contrôle avant qu’il ait un an"))


def _charters(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = _of(in_team(), subjects).filter(state=Clearance.REGISTER_CHECKED).annotate(last=Max("milestones__at"))
    yield from _of_each(list(rows), lambda row: _day(max(filter(None, (row.since, row.last)))) + TO_SIGN)


def _first_weeks(subjects: Collection[int] | None) -> Iterable[Wanted]:
    left = Count("lessons", filter=Q(lessons__done_at=None))
    rows = _of(in_team(), subjects).annotate(left=left).filter(left__gt=0)
    yield from _of_each(list(rows), lambda row: _day(row.since) + TO_LEARN)


def asked_on(year: int) -> date:
    """The day of a spring from which everybody says whether they stay."""
    month, day_of_month = settings.INTENTIONS_ASKED_ON
    return date(year, month, day_of_month)


def _intentions(subjects: Collection[int] | None) -> Iterable[Wanted]:
    today = clock.today()
    first = asked_on(today.year)
    if not first <= today <= date(today.year, LAST_MONTH_OF_SPRING, 31):
        return
    rows = _of(in_team(), subjects).exclude(intentions__year=today.year)
    yield from _of_each(list(rows), lambda row: first + TO_SAY)


def _of_each(rows: Collection[Any], due: Callable[[Any], date]) -> Iterable[Wanted]:
    parts = _parts(rows)
    for row in rows:
        if row.pk in parts:
            yield Wanted(row.pk, due(row), row.territory_id, parts[row.pk])


def _told_own(title: Any, why: Any, button: Any) -> Callable[[Collection[int]], Mapping[int, Told]]:
    def told(subjects: Collection[int]) -> Mapping[int, Told]:
        own = reverse("volunteers:mine")
        return {pk: Told(str(title), str(why), str(button), own) for pk in subjects}

    return told


def _remind_intention(subject: int, owner: Presence, on: date) -> None:
    volunteer = Volunteer.objects.select_related("territory").get(pk=subject)
    post(
        SPRING,
        recipient_of(owner.user),
        key=f"volunteers.spring:{subject}:{on.isoformat()}",
        about=about_volunteer(volunteer),
        link=reverse("volunteers:mine"),
        territory=volunteer.territory.name,
    )


def _days_of_intention(subjects: Collection[int]) -> Mapping[int, list[date]]:
    first = asked_on(clock.today().year)
    return {pk: [first, first + TO_SAY / 2, first + TO_SAY] for pk in subjects}


def _handovers(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = Handover.objects.filter(ended_at=None).select_related("volunteer")
    for row in rows if subjects is None else rows.filter(pk__in=subjects):
        if any(each.is_open for each in things_of(row)):
            due = max(_day(row.opened_at), row.last_day - BEFORE_LEAVING)
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


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.PARIS).date()


DECIDE = Reason(
    "volunteers.decide", Role.COORDINATOR, 40, gettext_lazy("Répondre à une candidature"), _candidates, _told_candidates
)
CLEAR = Reason(
    "volunteers.clear", Role.COORDINATOR, 60, gettext_lazy("Avancer une habilitation"), _to_clear, _told_to_clear
)
HAND_OVER = Reason(
    "volunteers.hand_over", Role.COORDINATOR, 30, gettext_lazy("Trouver qui reprend"), _handovers, _told_handovers
)
SUCCEED = Reason(
    "volunteers.succeed", VOLUNTEER, 30, gettext_lazy("Dire si vous reprenez"), _successions, _told_successions
)
CHARTER = Reason(
    "volunteers.charter", VOLUNTEER, 40, gettext_lazy("Signer la charte"), _charters,
    _told_own(gettext_lazy("Signer la charte"), gettext_lazy("Votre honorabilité est vérifiée"),
              gettext_lazy("Lire la charte")),
)  # fmt: skip
BEGIN = Reason(
    "volunteers.begin", VOLUNTEER, 45, gettext_lazy("Apprendre l’essentiel"), _first_weeks,
    _told_own(gettext_lazy("Votre première semaine"), gettext_lazy("La liste de ce qu’on apprend d’abord"),
              gettext_lazy("Ouvrir la liste")),
)  # fmt: skip
INTENTION = Reason(
    "volunteers.intention", VOLUNTEER, 35, gettext_lazy("Dire si vous restez"), _intentions,
    _told_own(gettext_lazy("L’année prochaine, vous restez ?"),
              gettext_lazy("Votre réponse permet de préparer la suite à temps"), gettext_lazy("Répondre")),
    remind=Reminding(_days_of_intention, _remind_intention),
)  # fmt: skip
REASONS = (DECIDE, CLEAR, CHARTER, BEGIN, INTENTION, HAND_OVER, SUCCEED)


def settle_volunteer(volunteer_id: int) -> None:
    """What has to be done about a volunteer, once everything that the running action changes is written."""
    at_the_end(_settle_volunteers, volunteer_id)


def _settle_volunteers(ids: Collection[int]) -> None:
    for reason in (CLEAR, CHARTER, BEGIN, INTENTION):
        settle(reason.code, ids)
