"""What comes after the week follows what happens to pairs."""

from premierpas.agenda.settling import settle
from premierpas.core.events import subscribe
from premierpas.mentoring.events import PairEnded, PairStarted
from premierpas.mentoring.models import Pair

from .waiting import REVIEW_MENTOR


@subscribe(PairStarted)
def mentor_reviews(event: PairStarted) -> None:
    """Whoever accompanies a pupil near the year's end writes a part of the review."""
    _settle(event.pair_id)


@subscribe(PairEnded)
def mentor_reviews_no_more(event: PairEnded) -> None:
    _settle(event.pair_id)


def _settle(pair_id: int) -> None:
    settle(REVIEW_MENTOR.code, [Pair.objects.values_list("enrolment", flat=True).get(pk=pair_id)])
