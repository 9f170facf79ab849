"""Whom to answer, what to check, what to sign and to learn."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import timedelta

from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.presences import VOLUNTEER
from premierpas.agenda.reasons import Reason, Told, Wanted
from premierpas.core import clock
from premierpas.organisations.enums import Role
from premierpas.people.enums import Clearance, TeamRole
from premierpas.people.models import Volunteer
from premierpas.ui.typography import day

from ..models import Candidacy
from .whose import day_of, in_team, of_each, parts_of, those, told_on_own_page

TO_ANSWER, TO_CHECK, TO_SIGN, TO_LEARN = (timedelta(days=n) for n in (7, 14, 7, 7))
SOON = timedelta(days=60)  # before a check is too old
_BY_COORDINATOR = (
    Clearance.APPLIED, Clearance.IDENTITY_CHECKED, Clearance.TRAINED, Clearance.EXPIRED,
)  # fmt: skip


def _candidates(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = Candidacy.objects.filter(decided_at=None).exclude(volunteer__email="")
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    found = list(rows.values_list("pk", "volunteer__territory", "at", "interview_at"))
    leads = _leads({territory for _pk, territory, *_rest in found})
    for pk, territory, at, interview in found:
        due = day_of(interview) if interview else day_of(at) + TO_ANSWER
        yield Wanted(pk, due, territory, leads.get(territory))


def _leads(territories: Collection[int]) -> Mapping[int, int]:
    """Whoever has led the team of each for longest."""
    rows = in_team().filter(territory__in=territories, role=TeamRole.LEAD).order_by("-since", "-pk")
    by_territory = {each.territory_id: each for each in rows}
    parts = parts_of(list(by_territory.values()))
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
    rows = those(in_team(), subjects).exclude(role=TeamRole.READER).annotate(last=Max("milestones__at"))
    for row in rows.filter(Q(state__in=_BY_COORDINATOR) | Q(state=Clearance.ACTIVE)):
        if row.state in _BY_COORDINATOR:
            yield Wanted(row.pk, day_of(max(filter(None, (row.since, row.last)))) + TO_CHECK, row.territory_id)
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
        Clearance.TRAINED: _("Donner l’habilitation"),
    }.get(Clearance(row.state), _("Refaire le contrôle avant qu’il ait un an"))


def _own_step(state: Clearance) -> Callable[[Collection[int] | None], Iterable[Wanted]]:
    """What is nobody's but theirs, while they stand there."""

    def wanted(subjects: Collection[int] | None) -> Iterable[Wanted]:
        rows = those(in_team(), subjects).filter(state=state).annotate(last=Max("milestones__at"))
        yield from of_each(list(rows), lambda row: day_of(max(filter(None, (row.since, row.last)))) + TO_SIGN)

    return wanted


def _first_weeks(subjects: Collection[int] | None) -> Iterable[Wanted]:
    left = Count("lessons", filter=Q(lessons__done_at=None))
    rows = those(in_team(), subjects).annotate(left=left).filter(left__gt=0)
    yield from of_each(list(rows), lambda row: day_of(row.since) + TO_LEARN)


DECIDE = Reason(
    "volunteers.decide", Role.COORDINATOR, 40, gettext_lazy("Répondre à une candidature"), _candidates, _told_candidates
)
CLEAR = Reason(
    "volunteers.clear", Role.COORDINATOR, 60, gettext_lazy("Avancer une habilitation"), _to_clear, _told_to_clear
)
CHARTER = Reason(
    "volunteers.charter", VOLUNTEER, 40, gettext_lazy("Signer la charte"), _own_step(Clearance.REGISTER_CHECKED),
    told_on_own_page(gettext_lazy("Signer la charte"), gettext_lazy("Votre honorabilité est vérifiée"),
              gettext_lazy("Lire la charte"), "volunteers:charter"),
    alone=True,
)  # fmt: skip
TRAIN = Reason(
    "volunteers.train", VOLUNTEER, 40, gettext_lazy("Faire la formation"), _own_step(Clearance.CHARTER_SIGNED),
    told_on_own_page(gettext_lazy("Faire la formation"), gettext_lazy("Cinq scènes, dix minutes, sur votre téléphone"),
              gettext_lazy("Commencer"), "volunteers:training"),
    alone=True,
)  # fmt: skip
BEGIN = Reason(
    "volunteers.begin", VOLUNTEER, 45, gettext_lazy("Apprendre l’essentiel"), _first_weeks,
    told_on_own_page(gettext_lazy("Votre première semaine"), gettext_lazy("La liste de ce qu’on apprend d’abord"),
              gettext_lazy("Ouvrir la liste")),
    alone=True,
)  # fmt: skip
