"""Before the first day: 14, 7, 3 and 1 days ahead, whoever is missing is reminded and the class's adults are told."""

from collections.abc import Iterable
from datetime import date

import structlog
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core import clock
from premierpas.core.outbox.about import About
from premierpas.core.outbox.notices import Recipient
from premierpas.people.circle import tell
from premierpas.ui.typography import day

from .. import notices
from ..actions.drafting import lock
from ..actions.reminding import RESTS
from ..models import LIVE, OPEN, Agreement, AgreementState, Party, PlacementState, Signatory
from ..queries import whole
from ..standing import on_turn, standing_of
from .messages import around, ask_host_to_complete, ask_to_sign

BEFORE = (14, 7, 3, 1)
COORDINATOR_FROM = 7
MOST_LINES = 12
log = structlog.get_logger()


def due(days_left: int) -> int:
    """The most urgent warning whose day has come, 0 when none has; a missed one is covered by the next."""
    return min((n for n in BEFORE if days_left <= n), default=0)


def unsigned(today: date) -> QuerySet[Agreement]:
    """The agreements that count, aren't signed by all, and whose week begins within a fortnight."""
    followed = Agreement.objects.filter(
        placement=OuterRef("placement"), number__gt=OuterRef("number"), amends=None, state__in=LIVE
    )
    return Agreement.objects.filter(
        Q(state__in=OPEN) | Q(state=AgreementState.REFUSED, amends=None) & ~Exists(followed),
        placement__state=PlacementState.PLANNED,
        placement__first_day__gt=today,
        placement__first_day__lte=date.fromordinal(today.toordinal() + BEFORE[0]),
        placement__pupil__anonymised_at=None,
    )


def classes_to_warn(today: date) -> dict[int, list[int]]:
    """Class → the agreements of its pupils for which a warning is due that wasn't sent."""
    rows = unsigned(today).order_by("pk")
    found: dict[int, list[int]] = {}
    for pk, warned, first_day, room in rows.values_list(
        "pk", "warned", "placement__first_day", "placement__enrolment__classroom"
    ):
        if _is_due(warned, first_day, today):
            found.setdefault(room, []).append(pk)
    return found


def _is_due(warned: int, first_day: date, today: date) -> bool:
    stage = due((first_day - today).days)
    return stage > 0 and (warned == 0 or stage < warned)


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
        _tell(warned)
    return len(warned), failed


def _warn(pk: int, today: date) -> Agreement | None:
    held = lock(pk)
    placement = held.placement
    open_yet = held.state in [*OPEN, AgreementState.REFUSED] and placement.state == PlacementState.PLANNED
    if not open_yet or placement.first_day <= today or not _is_due(held.warned, placement.first_day, today):
        return None
    held.warned = due((placement.first_day - today).days)
    held.save(update_fields=["warned"])
    agreement = whole(pk)
    _remind(agreement)
    return agreement


def _remind(agreement: Agreement) -> None:
    """Whoever is waited for; the school's own signers read it in what the class's adults are told."""
    occasion, now = f"warned:{agreement.warned}", clock.now()
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


def _tell(agreements: list[Agreement]) -> None:
    """One message for a class: teachers, head and delegates, and from a week before the coordinators."""
    first = agreements[0]
    path = reverse("placements:school_list")
    link = f"{path}?classe={first.placement.enrolment.classroom_id}"
    if len(agreements) == 1:
        link = reverse("placements:school_agreement", args=[first.pk])
    _post([*around(first).teachers, *around(first).heads], agreements, link)
    near = [each for each in agreements if each.warned <= COORDINATOR_FROM]
    if near:
        link = reverse("placements:territory_list")
        if len(near) == 1:
            link = reverse("placements:territory_agreement", args=[near[0].pk])
        _post(around(first).coordinators, near, link)


def _post(to: list[Recipient], agreements: list[Agreement], link: str) -> None:
    first, n = agreements[0], len(agreements)
    shown = sorted(agreements, key=lambda each: (each.placement.first_day, each.placement.pupil.sort_name))
    lines = [_line(each) for each in shown[:MOST_LINES]]
    if n > MOST_LINES:
        lines.append(ngettext("– et %(n)d autre", "– et %(n)d autres", n - MOST_LINES) % {"n": n - MOST_LINES})
    tell(
        notices.MISSING,
        to,
        key=f"placements.missing:{first.pk}:{first.warned}:{n}",
        about=About("classroom", first.placement.enrolment.classroom_id, around(first).school.territory_id),
        link=link,
        classroom=first.placement.enrolment.classroom.name,
        intro=ngettext(
            "Un stage commence bientôt, et sa convention n’est pas signée par tous.",
            "%(n)d stages commencent bientôt, et leurs conventions ne sont pas signées par tous.",
            n,
        )
        % {"n": n},
        lines="\n".join(lines),
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
