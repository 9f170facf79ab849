"""A pupil at risk is a teacher's to help; a class with such pupils is a coordinator's to look after, week by week."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from django.db.models import Count, F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from premierpas.agenda.reasons import Reason, Told, Wanted
from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, working_as
from premierpas.core.addresses import address
from premierpas.organisations.enums import Role
from premierpas.people.models import Enrolment

from .doors import class_board
from .models import RiskOf
from .queries import AT_RISK, present
from .risks import CALM, Risk

HELPED_WITHIN = timedelta(days=7)
WEIGHT_OF_CLASS, MOST_RISKS = 90, 40


def _pupils(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = present(enrolment__pupil__anonymised_at=None).filter(AT_RISK)
    if subjects is not None:
        rows = rows.filter(enrolment__in=subjects)
    room = "enrolment__classroom"
    for row in rows.select_related(room).prefetch_related("risks"):
        risk, classroom = row.main_risk, row.enrolment.classroom
        if risk is not None:
            due = risk.since + HELPED_WITHIN
            weight = HELP.weight + min(risk.rank * 10 // CALM, 9)
            last = min(due, row.due) if row.due else due
            yield Wanted(row.enrolment_id, last, classroom.school_id, within=classroom.pk, weight=weight)


def _told_pupils(subjects: Collection[int]) -> Mapping[int, Told]:
    """One question: each pupil's most pressing risk, with whom it is about."""
    worst = RiskOf.objects.filter(standing__enrolment__in=subjects, rank=F("standing__rank"))
    rows = worst.select_related("standing__enrolment__pupil", "standing__enrolment__classroom")
    return {risk.standing.enrolment_id: _told(risk.standing.enrolment, risk) for risk in rows}


def _told(enrolment: Enrolment, risk: RiskOf) -> Told:
    names = {"pupil": enrolment.pupil.full_name, "classroom": enrolment.classroom.name}
    return Told(
        _("Aider %(pupil)s, %(classroom)s") % names,
        f"{risk.words}. {risk.act}",
        *_where(enrolment, risk.kind),
        above=address("following:pupil", enrolment.pupil_id),
    )


def _where(enrolment: Enrolment, risk: str) -> tuple[str, str]:
    """The button, and the page on which it is done."""
    classroom, pupil = enrolment.classroom_id, enrolment.pupil_id
    match risk:
        case Risk.NO_AUTHORISATION:
            return _("Noter l’autorisation"), f"{address('people:guardians', classroom)}#eleve-{pupil}"
        case Risk.NO_CARD:
            return _("Faire sa carte"), f"{address('people:cards', classroom)}#eleve-{pupil}"
        case Risk.NEVER_SIGNED_IN:
            return _("Refaire sa carte"), f"{address('people:cards', classroom)}#eleve-{pupil}"
        case Risk.NO_AGREEMENT:
            return _("Voir les conventions"), f"{address('placements:school_list')}?classe={classroom}"
    return _("Voir son année"), address("following:pupil", pupil)


def _classes(subjects: Collection[int] | None) -> Iterable[Wanted]:
    today = clock.today()
    friday = today + timedelta(days=(4 - today.weekday()) % 7)
    rows = present().filter(AT_RISK)
    if subjects is not None:
        rows = rows.filter(enrolment__classroom__in=subjects)
    counted = rows.order_by().values_list("enrolment__classroom", "enrolment__classroom__school__territory")
    for classroom, territory, risky in counted.annotate(n=Count("pk")):
        yield Wanted(classroom, friday, territory, weight=WEIGHT_OF_CLASS - min(risky, MOST_RISKS))


def _told_classes(subjects: Collection[int]) -> Mapping[int, Told]:
    room = "enrolment__classroom"
    counted = present(enrolment__classroom__in=subjects).filter(AT_RISK).order_by()
    return told_of_classes(counted.values_list(room, f"{room}__name", f"{room}__school__name").annotate(n=Count("pk")))


def told_of_classes(rows: Iterable[tuple[int, str, str, int]]) -> dict[int, Told]:
    """How the help of classes is told: each by key, name, school and how many are at risk."""
    return {
        pk: Told(
            _("Aider la %(classroom)s, %(school)s") % {"classroom": name, "school": school},
            ngettext("%(count)d élève à surveiller.", "%(count)d élèves à surveiller.", n) % {"count": n},
            _("Ouvrir la classe"),
            class_board(pk),
        )
        for pk, name, school, n in rows
        if n
    }


def settle_help(enrolments: Collection[int]) -> None:
    """The tasks about these pupils and their classes, as they stand now."""
    with working_as(Actor.task(HELP.code)):  # within an action, it is that action's doing
        settle(HELP.code, list(enrolments))
        rooms = Enrolment.objects.filter(pk__in=enrolments).order_by().values_list("classroom", flat=True)
        settle(HELP_CLASS.code, list(rooms.distinct()))


HELP = Reason(
    "following.help", Role.TEACHER, 30, gettext_lazy("Aider un élève"), _pupils, _told_pupils, by_hand=True,
    circle="class",
)  # fmt: skip
HELP_CLASS = Reason(
    "following.help_class", Role.COORDINATOR, WEIGHT_OF_CLASS, gettext_lazy("Aider une classe"), _classes,
    _told_classes, by_hand=True,
)  # fmt: skip
