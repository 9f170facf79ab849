"""Near the year's end its review is something to do; a former pupil's words are read before others read them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import VOLUNTEER
from premierpas.agenda.reasons import Reason, Told, Wanted
from premierpas.core import clock
from premierpas.core.calendar import school_year_of
from premierpas.mentoring.models import Pair
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Classroom
from premierpas.people.models import Enrolment
from premierpas.placements.models import Placement
from premierpas.ui.written import written
from premierpas.week.days import LIVED

from .enums import Side, TaleState
from .models import ReviewPart, Tale
from .reviewing import asked_from, read_from

READ_WITHIN = timedelta(days=7)


def _year_to_review() -> int | None:
    """The school year whose reviews are asked for today."""
    year = school_year_of(clock.today())
    return year if clock.today() >= asked_from(year) else None


def _without_part(side: Side, year: int) -> QuerySet[Enrolment]:
    part = ReviewPart.objects.filter(enrolment=OuterRef("pk"), side=side)
    rows = Enrolment.objects.filter(school_year=year, left_on=None, pupil__anonymised_at=None)
    return rows.filter(~Exists(part))


def _wanted_of_mentors(subjects: Collection[int] | None) -> Iterable[Wanted]:
    year = _year_to_review()
    if year is None:
        return
    pairs = Pair.objects.running().filter(enrolment__in=_without_part(Side.MENTOR, year), since__lte=clock.now())
    if subjects is not None:
        pairs = pairs.filter(enrolment__in=subjects)
    found = list(pairs.values_list("enrolment", "volunteer", "volunteer__territory"))
    keys = {f"volunteer:{volunteer}": volunteer for _pk, volunteer, _place in found}
    presences = dict(Presence.objects.filter(key__in=keys).values_list("key", "pk"))
    for pk, volunteer, territory in found:
        if f"volunteer:{volunteer}" in presences:  # nobody else writes in their place
            yield Wanted(pk, read_from(year), territory, presences[f"volunteer:{volunteer}"])


def _told_to_mentors(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = Enrolment.objects.filter(pk__in=subjects).select_related("pupil")
    return {
        row.pk: Told(
            _("Écrire le bilan de l’année de %(pupil)s") % {"pupil": row.pupil.first_name},
            _("Quatre phrases : ce qui a grandi, ce qui a aidé, la suite, un mot."),
            _("Écrire ma partie"),
            reverse("afterwards:review", args=[row.pk]),
        )
        for row in rows
    }


def to_review(classrooms: Collection[int] | None, year: int) -> QuerySet[Enrolment]:
    """The pupils of whom there is something to say, and of whom the school hasn't said it."""
    lived = Placement.objects.filter(enrolment=OuterRef("pk"), state__in=LIVED)
    pair = Pair.objects.running().filter(enrolment=OuterRef("pk"))
    rows = _without_part(Side.TEACHER, year).filter(Q(Exists(lived)) | Q(Exists(pair)))
    return rows if classrooms is None else rows.filter(classroom__in=classrooms)


def _wanted_of_classes(subjects: Collection[int] | None) -> Iterable[Wanted]:
    year = _year_to_review()
    if year is None:
        return
    rows = to_review(subjects, year).filter(classroom__closed_at=None)
    for pk, school in rows.values_list("classroom", "classroom__school").order_by("classroom").distinct():
        yield Wanted(pk, read_from(year), school, within=pk)


def _told_to_classes(subjects: Collection[int]) -> Mapping[int, Told]:
    year, missing = school_year_of(clock.today()), dict.fromkeys(subjects, 0)
    for classroom in to_review(subjects, year).values_list("classroom", flat=True):
        missing[classroom] += 1
    return {
        pk: Told(
            _("Écrire les bilans de l’année de la %(classroom)s") % {"classroom": name},
            ngettext("Il manque votre mot pour %(n)d élève.", "Il manque votre mot pour %(n)d élèves.", missing[pk])
            % {"n": missing[pk]},
            _("Voir la classe"),
            reverse("afterwards:class_reviews", args=[pk]),
        )
        for pk, name in Classroom.objects.filter(pk__in=subjects).values_list("pk", "name")
    }


def _wanted_of_coordinators(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = Tale.objects.filter(state=TaleState.WAITING, pupil__anonymised_at=None)
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    for pk, asked_at, territory in rows.values_list("pk", "asked_at", "school__territory"):
        yield Wanted(pk, asked_at.astimezone(clock.PARIS).date() + READ_WITHIN, territory)


def _told_to_coordinators(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = Tale.objects.filter(pk__in=subjects).values_list("pk", "trade", "school__name")
    return {
        pk: Told(
            _("Relire le texte d’un ancien élève"),
            f"{school}, {written(trade)}",
            _("Relire"),
            reverse("afterwards:moderate", args=[pk]),
        )
        for pk, trade, school in rows
    }


REVIEW_MENTOR = Reason(
    "afterwards.review_mentor", VOLUNTEER, 60, gettext_lazy("Écrire un bilan de l’année"), _wanted_of_mentors,
    _told_to_mentors,
    alone=True,
)  # fmt: skip
REVIEW_CLASS = Reason(
    "afterwards.review_class", Role.TEACHER, 60, gettext_lazy("Écrire les bilans de l’année d’une classe"),
    _wanted_of_classes, _told_to_classes, circle="class",
)  # fmt: skip
TALE = Reason(
    "afterwards.tale", Role.COORDINATOR, 55, gettext_lazy("Relire le texte d’un ancien élève"),
    _wanted_of_coordinators, _told_to_coordinators,
)  # fmt: skip
