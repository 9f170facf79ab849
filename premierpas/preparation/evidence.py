"""What pupils have done, as the floors below know it. Each answers for many pupils at once, by enrolment."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.careers.evidence import paths_done
from premierpas.careers.paths import titles_of
from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given
from premierpas.events.enums import SEATED
from premierpas.events.models import Participant
from premierpas.interests.queries import done_by
from premierpas.meetings.enums import MeetingState
from premierpas.meetings.models import Attendance
from premierpas.occupations.models import KeptTrade
from premierpas.occupations.sheets import sheets
from premierpas.people.models import Enrolment
from premierpas.ui.typography import joined, short_day
from premierpas.ui.written import cited, written
from premierpas.week.models import Contact
from premierpas.workshop.models import CV, Letter

from .doors import NOTHING_YET, Proof
from .enums import Verdict
from .models import OwnQuestions, Practice, ShownSectors

SHOWN_TRADES = 3
Years = Collection[Enrolment]
Happened = tuple[datetime, str]


_PUPILS, _YEARS = Given("pupils", many=True), Given("years", many=True)
_kept = Compiled(
    lambda: KeptTrade.objects.filter(pupil__in=_PUPILS).order_by("at", "pk").values_list("pupil", "slug", "at")
)
_meetings = Compiled(
    lambda: (
        Attendance.objects.filter(
            Q(came=True) | Q(meeting__state=MeetingState.PLANNED, meeting__start__gt=Given("now"), excused_at=None),
            pair__enrolment__in=_YEARS,
        )
        .order_by("meeting__start", "pk")
        .values_list("pair__enrolment", "came", "meeting__start", "meeting__volunteer__name")
    )
)
_contacts = Compiled(
    lambda: (
        Contact.objects.filter(pupil__in=_PUPILS)
        .exclude(trade="")
        .exclude(told="")
        .order_by("at", "pk")
        .values_list("pupil", "name", "trade", "at")
    )
)
_seats = Compiled(
    lambda: (
        Participant.objects.filter(enrolment__in=_YEARS, ended_at=None)
        .order_by("event__start", "pk")
        .values_list("enrolment", "came_at", "event__title", "event__start", "registration__state")
    )
)
_letters = Compiled(
    lambda: (
        Letter.objects.filter(pupil__in=_PUPILS)
        .exclude(why_here="")
        .exclude(about_me="")
        .order_by("-saved_at")
        .values_list("pupil", "saved_at")
    )
)
_cvs = Compiled(
    lambda: (
        CV.objects.filter(pupil__in=_PUPILS)
        .exclude(skills="")
        .exclude(about_me="", experiences="", interests="")
        .order_by("-saved_at")
        .values_list("pupil", "saved_at")
    )
)
_questions = Compiled(lambda: OwnQuestions.objects.filter(enrolment__in=_YEARS))
_shown = Compiled(lambda: ShownSectors.objects.filter(enrolment__in=_YEARS))
_practices = Compiled(lambda: Practice.objects.filter(enrolment__in=_YEARS))


def _by_pupil(years: Years) -> dict[int, int]:
    return {year.pupil_id: year.pk for year in years}


def interests_found(years: Years) -> Mapping[int, Proof]:
    """Who has looked for what they like, by either way in; what was said stays theirs."""
    found = done_by([year.pupil_id for year in years])
    return {year.pk: Proof(1) for year in years if year.pupil_id in found and found[year.pupil_id].is_done}


def trades_kept(years: Years) -> Mapping[int, Proof]:
    """The trades that a pupil keeps; the fifth says when it was done."""
    found: dict[int, list[Happened]] = defaultdict(list)
    for pupil, slug, kept_at in _kept(pupils=list(_by_pupil(years))):
        if slug in sheets():
            found[pupil].append((kept_at, slug))
    return {
        year.pk: Proof(len(rows), rows[:5][-1][0], _trades([_named(slug, n) for n, (_at, slug) in enumerate(rows)]))
        for year in years
        if (rows := found[year.pupil_id])
    }


def _named(slug: str, at: int) -> str:
    """A trade by its feminine and its masculine form in turn, which is shorter than both."""
    titles = sheets()[slug].titles
    return titles[at % len(titles)]


def _trades(titles: list[str]) -> tuple[str, ...]:
    rest = len(titles) - SHOWN_TRADES
    if rest <= 1:
        return (written(joined(titles)),)
    others = ngettext("%(n)d autre", "%(n)d autres", rest) % {"n": rest}
    return (written(joined([*titles[:SHOWN_TRADES], others])),)


def paths_walked(years: Years) -> Mapping[int, Proof]:
    """Discovery paths walked to the last stage; what was noted on the way stays the pupil's."""
    done = {pk: walked for pk, walked in paths_done([year.pk for year in years]).items() if walked}
    titles = titles_of({each.path for walked in done.values() for each in walked})
    return {
        pk: Proof(
            len(walked),
            walked[0].at,
            tuple(written(titles[each.path]) for each in walked[:SHOWN_TRADES] if each.path in titles),
        )
        for pk, walked in done.items()
    }


def events_seen(years: Years) -> Mapping[int, Proof]:
    """Events at whose door the pupil was seen; one that is to come is underway."""
    came, coming = _participations(years)
    return {
        year.pk: _proof(came[year.pk], [], coming.get(year.pk, ""))
        for year in years
        if year.pk in came or year.pk in coming
    }


def people_met(years: Years) -> Mapping[int, Proof]:
    """Somebody met at an event or in a meeting, or noted by the pupil with name, trade and one thing said.

    What a pupil notes counts at once: nobody has to confirm it, and the notebook stays the pupil's own.
    """
    came, coming = _participations(years)
    pupils = _by_pupil(years)
    for pk, was_there, start, name in _meetings(years=[year.pk for year in years], now=clock.now()):
        if was_there:
            came[pk].append((start, _("En rendez-vous avec %(name)s") % {"name": name}))
        else:
            coming.setdefault(pk, _("Rendez-vous prévu le %(day)s") % {"day": short_day(start)})
    noted: dict[int, list[Happened]] = defaultdict(list)
    for pupil, name, trade, at in _contacts(pupils=list(pupils)):
        noted[pupils[pupil]].append((at, written(f"{name}, {trade}")))
    return {
        year.pk: _proof(came[year.pk], noted[year.pk], coming.get(year.pk, ""))
        for year in years
        if came[year.pk] or noted[year.pk] or year.pk in coming
    }


def _participations(years: Years) -> tuple[dict[int, list[Happened]], dict[int, str]]:
    """Where each was seen, and the first that each is awaited at."""
    came: dict[int, list[Happened]] = defaultdict(list)
    coming: dict[int, str] = {}
    for pk, came_at, title, start, state in _seats(years=[year.pk for year in years]):
        if came_at is not None:
            came[pk].append((came_at, written(title)))
        elif state in SEATED and start > clock.now():
            coming.setdefault(pk, _("Inscrit le %(day)s") % {"day": short_day(start)})
    return came, coming


def _proof(came: Iterable[Happened], noted: Iterable[Happened], underway: str) -> Proof:
    happened = sorted([*came, *noted])
    if not happened:
        return Proof(underway=underway)
    return Proof(len(happened), happened[0][0], tuple(words for _at, words in happened[:SHOWN_TRADES]))


def letter_and_cv(years: Years) -> Mapping[int, Proof]:
    """A letter that says why and who, and a CV with what one can do and something else."""
    pupils = list(_by_pupil(years))
    wrote = dict(_letters(pupils=pupils))
    made = dict(_cvs(pupils=pupils))
    found = {}
    for year in years:
        days = [(wrote, _("Une lettre")), (made, _("Un CV"))]
        done = [(kept[year.pupil_id], words) for kept, words in days if year.pupil_id in kept]
        if done:
            found[year.pk] = Proof(len(done), max(at for at, _words in done), tuple(words for _at, words in done))
    return found


def questions_written(years: Years) -> Mapping[int, Proof]:
    """The pupil's own questions."""
    rows = _questions(years=[year.pk for year in years])
    return {row.enrolment_id: Proof(len(row.written), row.saved_at) for row in rows if row.written}


def sectors_read(years: Years) -> Mapping[int, Proof]:
    """Three sectors that a teacher has approved; those that were shown wait for an adult."""
    return {row.enrolment_id: _sectors(row) for row in _shown(years=[year.pk for year in years])}


def _sectors(row: ShownSectors) -> Proof:
    if row.waits:
        return Proof(
            words=(_("Montré le %(day)s, à lire par ton professeur") % {"day": short_day(row.shown_at)},), waits=True
        )
    if row.verdict != Verdict.GOOD or row.read_at is None:
        return NOTHING_YET
    day = {"name": row.read_by_name, "day": short_day(row.read_at)}
    first = _("« %(sector)s », parce que « %(why)s »") % {"sector": row.pairs[0][0], "why": row.pairs[0][1]}
    return Proof(1, row.read_at, (cited(first),), said=_("Validé par %(name)s le %(day)s") % day)


def practised(years: Years) -> Mapping[int, Proof]:
    """Who has practised speaking, by their own word or their teacher's."""
    rows = _practices(years=[year.pk for year in years])
    return {row.enrolment_id: Proof(1, row.at, (written(row.words),) if row.words else ()) for row in rows}
