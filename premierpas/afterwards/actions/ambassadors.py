"""A former pupil says what they saw; a coordinator reads it first; its writer takes it back at once."""

from collections.abc import Mapping
from datetime import UTC
from typing import Any

from django.utils.translation import gettext as _

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.reasons import reason_given
from premierpas.core.text import clean, one_line
from premierpas.placements.models import Placement
from premierpas.week.actions import is_over
from premierpas.workshop.anonymity import search_texts

from ..enums import TaleState
from ..errors import NotLivedYet, TaleMoved, TellsWho
from ..models import Tale
from ..telling import tell_tale
from ..waiting import TALE


@action(may="week.write")
def offer_tale(placement: Placement, *, said: Mapping[str, Any], by: Actor) -> Tale:
    """Give it to be read; what was read before is read again after a change.

    Raises NotLivedYet, or TellsWho for a text that says who writes it.
    """
    if not is_over(placement):
        raise NotLivedYet
    placement = Placement.objects.select_for_update(no_key=True, of=("self",)).select_related(
        "pupil__user", "enrolment__classroom__school"
    ).get(pk=placement.pk)  # fmt: skip
    words = {"trade": one_line(said["trade"]), "saw": clean(said["saw"]).strip()}
    found = search_texts(words, placement.pupil)
    if found:
        name, findings = next(iter(found.items()))
        raise TellsWho(findings[0].text, field=name)
    row = Tale.objects.filter(placement=placement).first() or Tale(
        placement=placement, pupil=placement.pupil, school=placement.enrolment.classroom.school
    )
    row.trade, row.saw, row.reason = words["trade"], words["saw"], ""
    row.first_name = placement.pupil.first_name if said["with_name"] else ""
    row.may_be_invited, row.asked_at, row.state = said["may_be_invited"], clock.now(), TaleState.WAITING
    row.save()
    settle(TALE.code, [row.pk])
    return row


@action(may="people.write_own")
def take_tale_back(row: Tale, *, by: Actor) -> Tale:
    """Nobody reads it any more, from now on; a second time changes nothing."""
    held = Tale.objects.select_for_update().get(pk=row.pk)
    if held.state != TaleState.TAKEN_BACK:
        held.state = TaleState.TAKEN_BACK
        held.save(update_fields=["state"])
        settle(TALE.code, [held.pk])
    return held


@action(may="afterwards.moderate")
def publish_tale(row: Tale, *, read_at: str, by: Actor) -> Tale:
    """The pupils of the school read it. `read_at`: the version that the coordinator has read; raises TaleMoved."""
    return _decide(_read(row, read_at), TaleState.PUBLISHED, by)


@action(may="afterwards.moderate")
def refuse_tale(row: Tale, *, read_at: str, reason: str, by: Actor) -> Tale:
    """Give it back with a reason, which its writer reads. Raises ReasonMissing or TaleMoved."""
    held = _read(row, read_at)
    held.reason = one_line(reason_given(reason, _("Dites à l’élève ce qui est à reprendre.")))[:300]
    return _decide(held, TaleState.REFUSED, by)


def version_of(row: Tale) -> str:
    """Which text this is: another one each time that it is given to be read."""
    return row.asked_at.astimezone(UTC).isoformat()


def _read(row: Tale, read_at: str) -> Tale:
    rows = Tale.objects.select_related("pupil__user", "school", "placement__enrolment__classroom__school")
    held = rows.select_for_update(of=("self",)).get(pk=row.pk)
    if held.state not in (TaleState.WAITING, TaleState.PUBLISHED) or version_of(held) != read_at:
        raise TaleMoved
    return held


def _decide(row: Tale, state: TaleState, by: Actor) -> Tale:
    row.state, row.decided_at, row.decided_by_id = state, clock.now(), by.user_id
    row.save(update_fields=["state", "reason", "decided_at", "decided_by"])
    settle(TALE.code, [row.pk])
    tell_tale(row)
    return row
