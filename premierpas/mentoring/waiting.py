"""What there is to do around pairs: asking all three, finding somebody for who has nobody any more."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from django.db.models import Exists, Max, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.models import Presence
from premierpas.agenda.reasons import Reason, Told, Wanted
from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.core.addresses import address
from premierpas.core.calendar import school_year_of
from premierpas.core.clock import PARIS
from premierpas.organisations.enums import Role
from premierpas.people.enums import Clearance, TeamRole
from premierpas.people.models import Enrolment, Volunteer

from .enums import Side, WhyEnded
from .leading import led_by
from .models import CheckIn, Pair, StandIn
from .said import refusing
from .telling import tell_lead

AHEAD = timedelta(days=2)  # a check may be made a little before its day
IDLE = timedelta(days=14)  # how long somebody cleared waits for a first pupil before a coordinator is asked
_GO_ON = (WhyEnded.MENTOR_LEFT, WhyEnded.NOT_CLEARED, WhyEnded.ASKED, WhyEnded.OTHER)


def _checks(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = CheckIn.objects.filter(done_on=None, pair__until=None, due__lte=clock.today() + AHEAD)
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    for pk, due, territory, lead in rows.values_list("pk", "due", "pair__volunteer__territory", "pair__lead"):
        yield Wanted(pk, due, territory, lead)


def _check_told(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = CheckIn.objects.filter(pk__in=subjects).select_related("pair__enrolment__pupil", "pair__volunteer")
    return {
        row.pk: Told(
            _("Demander comment ça va : %(who)s") % {"who": _asked(row)},
            _("Le binôme : %(pupil)s et %(mentor)s") % {
                "pupil": row.pair.enrolment.pupil.full_name, "mentor": row.pair.volunteer.name
            },
            _("Noter ce point"),
            reverse("mentoring:check", args=[row.pk]),
        )
        for row in rows
    }  # fmt: skip


def _asked(row: CheckIn) -> str:
    if row.side == Side.MENTOR:
        return row.pair.volunteer.name
    if row.side == Side.PUPIL:
        return row.pair.enrolment.pupil.full_name
    return _("la famille (%(pupil)s)") % {"pupil": row.pair.enrolment.pupil.full_name}


def _gave(check_in_id: int, presence_id: int) -> None:
    """Whoever takes the task takes the pair, with all that is to be done about it."""
    pair = Pair.objects.select_for_update(of=("self",)).get(check_ins=check_in_id)
    led_by(pair, Presence.objects.select_related("user").get(pk=presence_id))
    tell_lead(pair)
    settle(CHECK_IN.code, open_checks_of(pair))


def _alone(subjects: Collection[int] | None) -> Iterable[Wanted]:
    """Pupils whom somebody accompanied this year, and nobody does any more."""
    rows = Pair.objects.filter(
        until__isnull=False, enrolment__left_on=None, enrolment__classroom__closed_at=None,
        enrolment__school_year=school_year_of(clock.today()),
    )  # fmt: skip
    if subjects is not None:
        rows = rows.filter(enrolment__in=subjects)
    running = Exists(Pair.objects.running().filter(enrolment=OuterRef("enrolment")))
    newest = rows.order_by("enrolment", "-until", "-pk").distinct("enrolment")
    without = Pair.objects.filter(~running, pk__in=newest.values("pk"), why_ended__in=_GO_ON)
    without = without.exclude(enrolment__in=refusing())
    for pk, until, territory in without.values_list("enrolment", "until", "volunteer__territory"):
        if until is not None:
            yield Wanted(pk, until.astimezone(PARIS).date(), territory)


def _alone_told(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = Enrolment.objects.filter(pk__in=subjects).select_related("pupil")
    return {
        row.pk: Told(
            _("Trouver quelqu’un pour %(pupil)s") % {"pupil": row.pupil.full_name},
            _("Personne n’accompagne plus cet élève."),
            _("Voir qui convient"),
            f"{address('mentoring:propose')}?eleve={row.pk}",
        )
        for row in rows
    }


def _idle(subjects: Collection[int] | None) -> Iterable[Wanted]:
    """Cleared volunteers whom nobody leads: they accompany no pupil and replace nobody."""
    rows = Volunteer.objects.filter(
        state=Clearance.ACTIVE, role=TeamRole.VOLUNTEER, until=None, user__isnull=False, checked_on__isnull=False
    )
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    pairs = Exists(Pair.objects.running().filter(volunteer=OuterRef("pk")))
    replaces = Exists(StandIn.objects.ahead().filter(volunteer=OuterRef("pk"), pair__until=None))
    for row in rows.filter(~pairs, ~replaces).annotate(last=Max("pairs__until")):
        since = max(filter(None, [row.checked_on, row.last and row.last.astimezone(PARIS).date()]))
        if row.sees_pupils and since + IDLE <= clock.today():
            yield Wanted(row.pk, since + IDLE, row.territory_id)


def _idle_told(subjects: Collection[int]) -> Mapping[int, Told]:
    return {
        pk: Told(
            _("%(name)s attend un élève") % {"name": name},
            _("Cette personne est habilitée, et personne ne la suit encore."),
            _("Voir les élèves sans accompagnement"),
            reverse("mentoring:propose"),
        )
        for pk, name in Volunteer.objects.filter(pk__in=subjects).values_list("pk", "name")
    }


def open_checks_of(pair: Pair) -> list[int]:
    """The checks of a pair that aren't done."""
    return list(pair.check_ins.filter(done_on=None).values_list("pk", flat=True))


@step
def settle_pair(pair: Pair, also: Collection[int] = ()) -> None:
    """What has to be done around a pair, after anything that may have changed it; `also`: checks that were closed."""
    settle(CHECK_IN.code, [*also, *open_checks_of(pair)])
    settle_pupil(pair.enrolment_id)
    settle_idle([pair.volunteer_id])


@step
def settle_idle(volunteers: Collection[int]) -> None:
    """Whether a pupil has to be found for these volunteers."""
    settle(IDLE_VOLUNTEER.code, volunteers)


@step
def settle_pupil(enrolment_id: int) -> None:
    """Whether somebody has to be found for a pupil."""
    settle(ALONE.code, [enrolment_id])


CHECK_IN = Reason(
    "mentoring.check_in", Role.COORDINATOR, 40, gettext_lazy("Demander comment va un binôme"), _checks, _check_told,
    gave=_gave,
    alone=True,
)  # fmt: skip
ALONE = Reason(
    "mentoring.alone", Role.COORDINATOR, 30, gettext_lazy("Trouver qui accompagne un élève"), _alone, _alone_told,
    by_hand=True,
)  # fmt: skip
IDLE_VOLUNTEER = Reason(
    "mentoring.idle_volunteer", Role.COORDINATOR, 70, gettext_lazy("Proposer un élève à un bénévole"), _idle,
    _idle_told, by_hand=True,
)  # fmt: skip
REASONS = (CHECK_IN, ALONE, IDLE_VOLUNTEER)
