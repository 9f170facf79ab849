"""What meetings say of pairs: the next one, a note to write, what is to be done, how often somebody was reached."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given
from premierpas.mentoring.doors import Line
from premierpas.people.capacities import VOLUNTEER
from premierpas.ui.typography import clock_time, day, days_left

from .enums import MeetingState, Way
from .holding import answered_pairs, held_pairs, pupils_by_pair
from .models import Attempt, Attendance, Step
from .readers import open_steps

COUNTED = timedelta(days=60)


def lines_of(pairs: Collection[int], viewer: Viewer) -> Mapping[int, Sequence[Line]]:
    """Of those pairs that the viewer meets or answers for, or whose pupil they are; six queries however many."""
    mine = pupils_by_pair(held_pairs, viewer, pairs) if meets(viewer) else {}
    seen = mine | pupils_by_pair(answered_pairs, viewer, pairs)
    return lines_between(pairs, viewer, mine=mine, seen=seen, steps=open_steps(viewer, pairs))


def lines_between(
    pairs: Collection[int], viewer: Viewer, *, mine: Collection[int], seen: Mapping[int, int], steps: Iterable[Step]
) -> Mapping[int, Sequence[Line]]:
    """The same for who has read it: the pairs that are `mine`, by `seen` ones their pupils, and the open steps."""
    found: dict[int, list[Line]] = defaultdict(list)
    rows = _planned(pairs=list(pairs if viewer.is_pupil else seen))
    for row in [each for each in rows if not viewer.is_pupil or each.pair.enrolment.pupil_id == viewer.pupil_id]:
        line = _of_meeting(row, viewer, row.pair_id in mine)
        if line is not None:
            found[row.pair_id].append(line)
    for step in steps:
        words = _("Prochain pas : %(words)s") % {"words": step.words}
        found[step.pair_id].append(Line(words, _("pour %(day)s") % {"day": day(step.due)}))
    if not viewer.is_pupil:
        for pair, line in _reached(seen).items():
            found[pair].append(line)
    return found


_planned = Compiled(
    lambda: (
        Attendance.objects.filter(
            meeting__state=MeetingState.PLANNED, excused_at=None, pair__in=Given("pairs", many=True)
        )
        .select_related("meeting", "pair__enrolment__pupil")
        .order_by("meeting__start", "pk")
    )
)


def meets(viewer: Viewer) -> bool:
    """Whether the viewer is of those who accompany pupils."""
    return viewer.acts_as(VOLUNTEER)


def _of_meeting(row: Attendance, viewer: Viewer, is_mine: bool) -> Line | None:
    meeting = row.meeting
    if not meeting.is_over:
        url = reverse("meetings:mine") if viewer.is_pupil else reverse("meetings:meeting", args=[meeting.pk])
        when = {"day": day(meeting.start), "hour": clock_time(meeting.start)}
        return Line(
            _("Rendez-vous %(day)s à %(hour)s") % when, str(Way(meeting.way).label), meeting.start, url, _("Ouvrir")
        )
    if viewer.is_pupil:
        return None
    if not is_mine:
        words = _("Compte rendu attendu, rendez-vous du %(day)s") % {"day": day(meeting.start)}
        return Line(words, days_left(meeting.start), meeting.start)
    told = {"who": row.pair.enrolment.pupil.first_name, "day": day(meeting.start)}
    url = reverse("meetings:note", args=[meeting.pk])
    return Line(
        _("Racontez votre rendez-vous avec %(who)s, %(day)s") % told, "", meeting.start, url,
        _("Écrire la note, une minute"), to_do=True, since=days_left(meeting.start),
        other=_("Nous ne nous sommes pas vus"), other_url=f"{url}#qui",
    )  # fmt: skip


_tried = Compiled(
    lambda: (
        Attempt.objects.filter(pair__in=Given("pairs", many=True), at__gte=Given("since"))
        .values_list("pair")
        .annotate(good=Count("pk", filter=Q(reached=True)), vain=Count("pk", filter=Q(reached=False)))
    )
)
_met = Compiled(
    lambda: (
        Attendance.objects.filter(pair__in=Given("pairs", many=True), came=True, meeting__start__gte=Given("since"))
        .values_list("pair")
        .annotate(held=Count("pk"))
    )
)


def _reached(pupils: Mapping[int, int]) -> Mapping[int, Line]:
    """*Reached* and *tried* apart, of each pair: by attempts and by meetings held, in the last two months."""
    among = {"pairs": list(pupils), "since": clock.now() - COUNTED}
    counts = {pair: (good, vain) for pair, good, vain in _tried(**among)}
    held = dict(_met(**among))
    lines = {}
    for pair, pupil in pupils.items():
        reached, missed = counts.get(pair, (0, 0))
        reached += held.get(pair, 0)
        words = ngettext("Joint %(n)d fois", "Joint %(n)d fois", reached) % {"n": reached}
        also = ngettext("essayé %(n)d fois sans joindre", "essayé %(n)d fois sans joindre", missed) % {"n": missed}
        here = reverse("meetings:pupil", args=[pupil])
        lines[pair] = Line(
            words if reached else _("Pas encore joint"),
            also if missed else "",
            url=here,
            button=_("Rendez-vous et notes"),
        )
    return lines
