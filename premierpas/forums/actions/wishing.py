"""A pupil, or the school for them, orders up to five stands."""

from collections.abc import Sequence

from premierpas.core.actions import Actor, action
from premierpas.events.models import Participant

from ..enums import Answer
from ..errors import WishesClosed
from ..fair import MOST_WISHES
from ..models import Stand, Wish
from .preparing import locked


@action(may="forums.wish")
def wish(participant: Participant, *, by: Actor, stands: Sequence[Stand]) -> list[Wish]:
    """These stands, the dearest first, instead of those of before. Raises WishesClosed."""
    forum = locked(participant.event)
    if not forum.takes_wishes:
        raise WishesClosed
    open_to = set(Stand.objects.filter(event=forum.event, answer=Answer.YES).values_list("pk", flat=True))
    chosen = list(dict.fromkeys(each.pk for each in stands if each.pk in open_to))[:MOST_WISHES]
    rows = Wish.objects.filter(participant=participant)
    if list(rows.order_by("rank").values_list("stand", flat=True)) == chosen:
        return list(rows)
    rows.delete()
    return Wish.objects.bulk_create(
        [Wish(participant=participant, stand_id=pk, rank=rank) for rank, pk in enumerate(chosen, start=1)]
    )
