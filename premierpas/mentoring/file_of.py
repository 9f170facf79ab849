"""A pair's file: who, why these two, what was said, how it goes, what has happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.utils.translation import gettext as _

from premierpas.core.clock import PARIS
from premierpas.people.models import Guardian

from .enums import Side, WhyEnded
from .models import Answer, CheckIn, Coaching, Pair, StandIn
from .said import newest


@dataclass(frozen=True)
class Happened:
    """One line of the history; `said`: somebody's own words."""

    on: date
    what: str
    by: str = ""
    said: str = ""


@dataclass(frozen=True)
class PairFile:
    """All that the page shows, read before it is drawn."""

    due: Sequence[CheckIn]
    coached: Coaching | None
    stand_ins: Sequence[StandIn]
    answers: Sequence[Answer]
    unreached: Sequence[Guardian]
    history: Sequence[Happened]


def file_of(pair: Pair) -> PairFile:
    """Six queries, however long the story is."""
    checks = list(pair.check_ins.select_related("done_by").order_by("due", "pk"))
    talks = list(pair.coachings.select_related("by").order_by("-on", "-pk"))
    replaced = list(pair.stand_ins.select_related("volunteer", "arranged_by").order_by("first_day", "pk"))
    answers = sorted(newest([pair.enrolment_id]).select_related("noted_by"), key=attrgetter("at"))
    guardians = Guardian.objects.confirmed().filter(pupil=pair.enrolment.pupil_id)
    before = Pair.objects.filter(enrolment=pair.enrolment_id).exclude(pk=pair.pk).select_related("volunteer")
    lines = [
        *_of_pair(pair),
        *(
            Happened(each.done_on, _("Point fait : %(who)s") % {"who": Side(each.side).label},
                     each.done_by.name if each.done_by else "",
                     ", ".join(filter(None, [each.get_going_display(), each.words])))
            for each in checks if each.done_on
        ),
        *(Happened(each.on, _("Échange avec le bénévole"), each.by.name if each.by else "", each.words)
          for each in talks),
        *(
            Happened(each.first_day, _("Remplacement par %(name)s") % {"name": each.volunteer.name},
                     each.arranged_by.name if each.arranged_by else "", each.why)
            for each in replaced if each.cancelled_at is None
        ),
        *(
            Happened(_day(each.until), _("Avant : %(name)s") % {"name": each.volunteer.name}, "",
                     str(WhyEnded(each.why_ended).label))
            for each in before if each.until
        ),
    ]  # fmt: skip
    ahead = {row.pk for row in pair.stand_ins.ahead()} if replaced else set()
    return PairFile(
        due=[each for each in checks if each.done_on is None],
        coached=talks[0] if talks else None,
        stand_ins=[each for each in replaced if each.pk in ahead],
        answers=answers,
        unreached=[each for each in guardians if not each.email and not each.phone],
        history=sorted(lines, key=attrgetter("on"), reverse=True),
    )


def _of_pair(pair: Pair) -> list[Happened]:
    by = pair.paired_by.name if pair.paired_by else ""
    lines = [Happened(_day(pair.paired_at), _("Mis ensemble"), by)]
    if pair.until is not None:
        lines.append(Happened(_day(pair.until), _("Fini"), "", str(WhyEnded(pair.why_ended).label)))
    return lines


def _day(moment: object) -> date:
    return moment.astimezone(PARIS).date()  # type: ignore[attr-defined,no-any-return]
