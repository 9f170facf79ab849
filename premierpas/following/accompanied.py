"""Who has a mentor, who has none any more, and which volunteers wait for a pupil: each with somebody who sees to it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.reasons import Reason, Told, Wanted
from premierpas.mentoring.enums import WhyEnded
from premierpas.mentoring.models import Pair
from premierpas.organisations.enums import Role
from premierpas.people.enums import Clearance
from premierpas.people.models import Enrolment, Volunteer

from .pace import local_day

FOUND_WITHIN = timedelta(days=7)
# Ended against the pupil's wish; a no of theirs, and a year that is over, leave nobody alone.
_LOST = (WhyEnded.OTHER, WhyEnded.MENTOR_LEFT, WhyEnded.NOT_CLEARED, WhyEnded.ASKED)


def alone(path: str = "enrolment") -> Q:
    """Rows whose pupil had a mentor this year, has lost them, and has no other. `path` leads to the enrolment.

    Few have pairs, so their numbers are listed once, not asked for pupil by pupil.
    """
    pairs = Pair.objects.order_by()
    lost, others = pairs.filter(why_ended__in=_LOST), pairs.filter(Q(until=None) | Q(why_ended=WhyEnded.REFUSED))
    return Q(**{f"{path}__in": lost.values("enrolment")}) & ~Q(**{f"{path}__in": others.values("enrolment")})


def mentors_of(enrolments: Collection[int]) -> dict[int, str]:
    """By enrolment, who accompanies the pupil now."""
    pairs = Pair.objects.running().filter(enrolment__in=enrolments)
    return dict(pairs.values_list("enrolment_id", "volunteer__name"))


def volunteers_alone(territory_id: int | None) -> QuerySet[Volunteer]:
    """Cleared volunteers of a territory who accompany nobody, so that nobody leads them."""
    cleared = Volunteer.objects.filter(territory=territory_id, state=Clearance.ACTIVE, until=None, user__isnull=False)
    return cleared.filter(~Exists(Pair.objects.running().filter(volunteer=OuterRef("pk")).order_by())).order_by("name")


def _alone(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = Enrolment.objects.filter(alone("pk"), left_on=None, classroom__closed_at=None, pupil__anonymised_at=None)
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    last = Pair.objects.filter(enrolment__in=rows.values("pk")).exclude(until=None)
    ended = dict(last.order_by("until").values_list("enrolment_id", "until"))
    for pk, territory in rows.values_list("pk", "classroom__school__territory"):
        yield Wanted(pk, local_day(ended[pk]) + FOUND_WITHIN, territory)


def _told(subjects: Collection[int]) -> Mapping[int, Told]:
    return mentor_told(Enrolment.objects.filter(pk__in=subjects).select_related("pupil", "classroom__school"))


def mentor_told(rows: Iterable[Enrolment]) -> dict[int, Told]:
    """By enrolment, how the search for a mentor is told; the rows come with pupil, class and school."""
    return {
        row.pk: Told(
            _("Retrouver un mentor à %(pupil)s") % {"pupil": row.pupil.full_name},
            f"{row.classroom.name}, {row.classroom.school.name}",
            _("Voir son année"),
            reverse("following:pupil", args=[row.pupil_id]),
        )
        for row in rows
    }


MENTOR = Reason(
    "following.mentor",
    Role.COORDINATOR,
    40,
    gettext_lazy("Retrouver un mentor à un élève"),
    _alone,
    _told,
    by_hand=True,
)  # fmt: skip
