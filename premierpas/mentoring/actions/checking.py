"""Asking all three how it goes; talking with the mentor about how they do it."""

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.text import one_line

from ..enums import Going, How, Side
from ..errors import AskedAlready, PairIsOver
from ..models import CheckIn, Coaching, Pair
from ..rhythm import open_checks
from ..waiting import settle_pair
from .pairing import locked


@action(may="mentoring.follow", on=lambda given: given["row"].pair)
def check(row: CheckIn, *, by: Actor, how: How, going: Going, words: str = "") -> CheckIn:
    """One side was asked today; the next time is dated at once. Raises AskedAlready or PairIsOver."""
    pair = locked(row.pair)
    if not pair.is_running:
        raise PairIsOver
    row = CheckIn.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.done_on is not None:
        raise AskedAlready
    row.done_on, row.done_by, row.how, row.going, row.words = clock.today(), by.user, how, going, one_line(words)
    row.save(update_fields=["done_on", "done_by", "how", "going", "words"])
    open_checks(pair, [Side(row.side)])
    settle_pair(pair, also=[row.pk])
    return row


@action(may="mentoring.follow")
def coach(pair: Pair, *, by: Actor, words: str) -> Coaching:
    """What lead and mentor have talked about; the mentor reads it too. Raises PairIsOver."""
    if not locked(pair).is_running:
        raise PairIsOver
    return Coaching.objects.create(pair=pair, by=by.user, words=words.strip())
