"""A teacher reads three sectors and says whether they are reasons."""

from datetime import datetime

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.text import clean
from premierpas.people.models import Enrolment

from ..enums import Verdict
from ..errors import ShownAnew, WordLacking
from ..models import ShownSectors
from ..telling import tell_verdict
from ..waiting import READ_SECTORS


@action(may="preparation.read")
def read_sectors(
    enrolment: Enrolment, *, verdict: Verdict, word: str, shown_at: datetime | None, by: Actor
) -> ShownSectors:
    """Approve them, or send them back with a word; the pupil is told. `shown_at`: that of the text on the page.

    Raises ShownAnew, or WordLacking.
    """
    row = ShownSectors.objects.select_for_update(of=("self",)).get(enrolment=enrolment)
    if row.shown_at != shown_at:
        raise ShownAnew
    said = clean(word).strip()
    if verdict == Verdict.AGAIN and not said:
        raise WordLacking
    if (row.verdict, row.word) == (verdict, said):
        return row
    row.verdict, row.word, row.read_at = verdict, said, clock.now()
    row.read_by, row.read_by_name = by.user, by.name
    row.save()
    settle(READ_SECTORS.code, [enrolment.classroom_id])
    tell_verdict(row)
    return row
