"""Lists: pairs, the latest check first; pupils whom nobody accompanies; volunteers who wait. Constant queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.agenda.presences import presence_of
from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.calendar import school_year_of
from premierpas.people.models import Enrolment
from premierpas.people.sight import seen_by

from .enums import WhyEnded
from .models import CheckIn, Coaching, Pair
from .said import refusing

RUNNING, LATE, COMING, OVER = "", "retard", "avenir", "finis"


@dataclass(frozen=True)
class Row:
    """One pair of the list."""

    pair: Pair
    checked: date | None
    coached: date | None
    next_check: date | None

    @property
    def late(self) -> bool:
        return self.next_check is not None and self.next_check < clock.today()

    @property
    def state(self) -> tuple[str, str]:
        """Words and kind of the badge."""
        if not self.pair.is_running:
            return str(WhyEnded(self.pair.why_ended).label), "off"
        if self.pair.since > clock.now():
            return _("pas encore commencé"), "wait"
        return (_("point en retard"), "bad") if self.late else (_("en cours"), "done")


@dataclass(frozen=True)
class Alone:
    """A pupil whom nobody accompanies; `until`: since when, where somebody did."""

    enrolment: Enrolment
    until: datetime | None
    refused: bool


def pairs_seen_by(viewer: Viewer) -> QuerySet[Pair]:
    """A coordinator's: those of the pupils they see; a lead's: those that they answer for."""
    rows = Pair.objects.filter(enrolment__pupil__in=seen_by(viewer).values("pupil"))
    if viewer.is_coordinator:
        return rows
    presence = presence_of(viewer)
    return rows.running().filter(lead=presence) if presence is not None else rows.none()


def narrowed(rows: QuerySet[Pair], state: str) -> QuerySet[Pair]:
    """By where pairs stand, the one that is asked about first at the top."""
    if state == OVER:
        return rows.exclude(until=None).order_by("-until", "-pk")
    running = rows.filter(until=None)
    if state == COMING:
        return running.filter(since__gt=clock.now()).order_by("since", "pk")
    dated = running.alias(due=_next_check())
    if state == LATE:
        dated = dated.filter(due__lt=clock.today())
    return dated.order_by("due", "enrolment__pupil__sort_name", "pk")


def rows_of(pairs: QuerySet[Pair]) -> QuerySet[Pair]:
    """With what a row says."""
    checks = CheckIn.objects.filter(pair=OuterRef("pk"), done_on__isnull=False).order_by("-done_on")
    talks = Coaching.objects.filter(pair=OuterRef("pk")).order_by("-on")
    return pairs.select_related("enrolment__pupil", "enrolment__classroom__school", "volunteer", "lead__user").annotate(
        checked=Subquery(checks.values("done_on")[:1]), coached=Subquery(talks.values("on")[:1]),
        next_check=_next_check(),
    )  # fmt: skip


def shown(pairs: Iterable[Pair]) -> list[Row]:
    """These pairs as rows."""
    return [Row(each, each.checked, each.coached, each.next_check) for each in pairs]  # type: ignore[attr-defined]


def _next_check() -> Subquery:
    rows = CheckIn.objects.filter(pair=OuterRef("pk"), done_on=None).order_by("due")
    return Subquery(rows.values("due")[:1])


def alone_seen_by(viewer: Viewer) -> QuerySet[Enrolment]:
    """Pupils of this year whom nobody accompanies; who had somebody comes first, and who has waited longest."""
    rows = Enrolment.objects.filter(
        left_on=None, classroom__closed_at=None, school_year=school_year_of(clock.today()),
        pupil__in=seen_by(viewer).values("pupil"), pupil__anonymised_at=None,
    )  # fmt: skip
    running = Exists(Pair.objects.running().filter(enrolment=OuterRef("pk")))
    rows = rows.filter(~running).annotate(alone_since=Max("pairs__until"))
    return rows.select_related("pupil", "classroom__school").order_by(
        "alone_since", alphabetical("classroom__school__name"), "classroom__key", "pupil__sort_name", "pk"
    )


def alone_rows(enrolments: list[Enrolment]) -> list[Alone]:
    """These pupils as rows; one query more."""
    refused = set(refusing().filter(enrolment__in=enrolments).values_list("enrolment", flat=True))
    return [Alone(each, each.alone_since, each.pk in refused) for each in enrolments]  # type: ignore[attr-defined]


def without_no(rows: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    """Those about whom nobody has said no."""
    return rows.exclude(Q(pk__in=refusing()))
