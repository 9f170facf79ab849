"""Before the first day: 14, 7, 3 and 1 days ahead, whoever is missing is reminded and the class's adults are told.

Which agreements these are, and who sees to them, the tasks say; nobody is told twice of the same day's warning.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

import structlog
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.agenda.enums import TaskState
from premierpas.agenda.models import Reminder, Task
from premierpas.agenda.reminding import first_time, person_of
from premierpas.core import clock
from premierpas.core.outbox.about import About
from premierpas.core.outbox.notices import Recipient
from premierpas.organisations.people import recipient_of
from premierpas.people.circle import tell
from premierpas.ui.typography import day

from .. import notices
from ..actions.drafting import lock
from ..actions.reminding import RESTS
from ..models import Agreement, AgreementState, Party, Signatory
from ..queries import whole
from ..standing import on_turn, standing_of
from ..waiting import UNSIGNED
from .messages import around, ask_host_to_complete, ask_to_sign

BEFORE = (14, 7, 3, 1)
COORDINATOR_FROM = 7
MOST_LINES = 12
log = structlog.get_logger()


def due(days_left: int) -> int:
    """The most urgent warning whose day has come, 0 when none has; a missed one is covered by the next."""
    return min((n for n in BEFORE if days_left <= n), default=0)


def _day_of_warning(first_day: date, today: date) -> date:
    """The day to which today's warning belongs: a week that moves has days of its own."""
    return first_day - timedelta(days=due((first_day - today).days))


def classes_to_warn(today: date) -> dict[int, list[int]]:
    """Class → the agreements of its pupils for which a warning is due that wasn't sent."""
    open_yet = Task.objects.filter(reason=UNSIGNED.code, state=TaskState.OPEN).values("subject")
    rows = Agreement.objects.filter(pk__in=open_yet, placement__first_day__gt=today).order_by("pk")
    told = Reminder.objects.filter(reason=UNSIGNED.code, subject__in=rows.values("pk"))
    warned = set(told.values_list("subject", "due"))
    found: dict[int, list[int]] = defaultdict(list)
    for pk, first_day, room in rows.values_list("pk", "placement__first_day", "placement__enrolment__classroom"):
        if (pk, _day_of_warning(first_day, today)) not in warned:
            found[room].append(pk)
    return found


@transaction.atomic
def warn_class(agreement_ids: Iterable[int], *, today: date) -> tuple[int, int]:
    """Remind who is missing in each, then tell the class's adults once; how many were warned, and how many failed."""
    warned, failed = [], 0
    for pk in agreement_ids:
        try:
            with transaction.atomic():
                agreement = _warn(pk, today)
        except Exception:
            failed += 1
            log.exception("placements.warning_failed", agreement_id=pk)
        else:
            warned += [agreement] if agreement else []
    if warned:
        _tell(warned, today)
    return len(warned), failed


def _warn(pk: int, today: date) -> Agreement | None:
    placement = lock(pk).placement
    still = Task.objects.filter(reason=UNSIGNED.code, subject=pk, state=TaskState.OPEN).exists()
    if not still or placement.first_day <= today:
        return None
    day_of = _day_of_warning(placement.first_day, today)
    if not first_time(UNSIGNED.code, pk, person="", due=day_of):
        return None
    agreement = whole(pk)
    _remind(agreement, due((placement.first_day - today).days))
    return agreement


def _remind(agreement: Agreement, stage: int) -> None:
    """Whoever is waited for; the school's own signers read it in what the class's adults are told."""
    occasion, now = f"warned:{agreement.placement.first_day}:{stage}", clock.now()
    if agreement.state == AgreementState.DRAFT and agreement.host_done_at is None:
        ask_host_to_complete(agreement, occasion=occasion)
    if agreement.state != AgreementState.SIGNING:
        return
    for row in on_turn(list(agreement.signatories.all())):
        last = max(filter(None, (row.asked_at, row.reminded_at)), default=None)
        rests = last is not None and now - last < RESTS
        if row.party == Party.SCHOOL or rests or not (row.user_id or row.reachable):
            continue
        ask_to_sign(agreement, row, occasion=occasion, reminding=True)
        Signatory.objects.filter(pk=row.pk).update(reminded_at=now)


def _tell(agreements: list[Agreement], today: date) -> None:
    """One message a person for a class: whose task it is, head and delegates, from a week before the coordinators."""
    first = agreements[0]
    tasks = Task.objects.filter(
        reason=UNSIGNED.code, state=TaskState.OPEN, subject__in=[each.pk for each in agreements]
    )
    owners = {each.subject: recipient_of(each.owner.user) for each in tasks.select_related("owner__user")}
    near = [each for each in agreements if due((each.placement.first_day - today).days) <= COORDINATOR_FROM]
    wanted: dict[Recipient, list[Agreement]] = {}
    for to, theirs in [
        *((owners[each.pk], [each]) for each in agreements if each.pk in owners),
        *((each, agreements) for each in around(first).heads),
    ]:
        wanted.setdefault(to, []).extend(each for each in theirs if each not in wanted.get(to, []))
    above = [each for each in around(first).coordinators if each not in wanted]
    for to, theirs in wanted.items():
        _post(to, theirs, today, "school")
    for to in above:
        _post(to, near, today, "territory")


def _post(to: Recipient, agreements: list[Agreement], today: date, pages: str) -> None:
    told = [
        each
        for each in agreements
        if first_time(
            UNSIGNED.code, each.pk, person=person_of(to), due=_day_of_warning(each.placement.first_day, today)
        )
    ]
    if not told:
        return
    first, n = told[0], len(told)
    link = reverse(f"placements:{pages}_list")
    if pages == "school":
        link += f"?classe={first.placement.enrolment.classroom_id}"
    if n == 1:
        link = reverse(f"placements:{pages}_agreement", args=[first.pk])
    shown = sorted(told, key=lambda each: (each.placement.first_day, each.placement.pupil.sort_name))

    def lines() -> str:
        rest = n - MOST_LINES
        more = [ngettext("– et %(n)d autre", "– et %(n)d autres", rest) % {"n": rest}] if rest > 0 else []
        return "\n".join([*map(_line, shown[:MOST_LINES]), *more])

    def intro() -> str:
        return ngettext(
            "Un stage commence bientôt, et sa convention n’est pas signée par tous.",
            "%(n)d stages commencent bientôt, et leurs conventions ne sont pas signées par tous.",
            n,
        ) % {"n": n}

    tell(
        notices.MISSING,
        [to],
        key=f"placements.missing:{first.pk}:{_day_of_warning(first.placement.first_day, today)}:{n}",
        about=About("classroom", first.placement.enrolment.classroom_id, around(first).school.territory_id),
        link=link,
        classroom=first.placement.enrolment.classroom.name,
        intro=intro,
        lines=lines,
    )


def _line(agreement: Agreement) -> str:
    placement = agreement.placement
    line = _("– %(pupil)s, chez %(host)s, dès %(day)s. %(standing)s.") % {
        "pupil": placement.pupil.full_name,
        "host": placement.host_name,
        "day": day(placement.first_day),
        "standing": standing_of(agreement).words.rstrip("."),
    }
    waited = on_turn(list(agreement.signatories.all())) if agreement.state == AgreementState.SIGNING else []
    if any(row.user_id is None and not row.reachable for row in waited):
        line += " " + _("Sans e-mail ni téléphone : imprimez la feuille.")
    return line
