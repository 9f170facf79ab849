"""A stand answers, by its link."""

from collections.abc import Mapping
from typing import Any

from premierpas.core import clock
from premierpas.core.actions import Actor, action

from ..ahead import refuse_unless_ahead
from ..models import Stand
from ..purposes import STAND, is_of_stand
from ..telling import tell_stand_said

_SAID = ("answer", "trades", "about", "people", "needs", "needs_more")


@action(may="forums.organise", links={STAND: is_of_stand})
def answer_stand(stand: Stand, *, by: Actor, fields: Mapping[str, Any]) -> Stand:
    """They come, perhaps, or not; who, with what, and what pupils should know. The same again changes nothing.

    Raises WrongState once the event is over or cancelled.
    """
    rows = Stand.objects.select_for_update(of=("self",)).select_related("event__made_by")
    stand = rows.get(pk=stand.pk)
    refuse_unless_ahead(stand.event)
    changed = [name for name in _SAID if name in fields and getattr(stand, name) != fields[name]]
    if not changed:
        return stand
    for name in changed:
        setattr(stand, name, fields[name])
    if "answer" in changed:
        stand.answered_at = clock.now()
    stand.save(update_fields=[*changed, "answered_at"])
    if "answer" in changed and by.link is not None:
        tell_stand_said(stand)
    return stand
