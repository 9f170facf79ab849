"""A company that opens a place answers those who wished for it, where they may apply for it."""

from premierpas.core import clock
from premierpas.core.events import subscribe
from premierpas.offers.events import OfferPublished
from premierpas.offers.models import Offer
from premierpas.people.circle import about_pupil, circle, tell
from premierpas.people.models import Enrolment

from .models import Wish
from .notices import WISH_ANSWERED, public_address
from .places import has_seats


@subscribe(OfferPublished)
def wishes_are_answered(event: OfferPublished) -> None:
    """Each pupil hears of it once, and may wish for something else."""
    offer = Offer.objects.select_related("company").get(pk=event.offer_id)
    company = offer.company
    open_wishes = Wish.objects.select_for_update(of=("self",)).filter(company=company, answered_at=None)
    for wish in open_wishes.select_related("pupil__user").order_by("pk"):
        enrolment = _present_year(wish)
        if enrolment is None or not has_seats(company, enrolment):
            continue
        wish.answered_at = clock.now()
        wish.save(update_fields=["answered_at"])
        around = circle(wish.pupil)
        tell(
            WISH_ANSWERED, around.pupil, key=f"careers.wish_answered:{wish.pk}:{wish.at.isoformat()}",
            about=about_pupil(wish.pupil),
            link=public_address(company), company=company.name,
        )  # fmt: skip


def _present_year(wish: Wish) -> Enrolment | None:
    rows = Enrolment.objects.filter(pupil=wish.pupil_id, left_on=None, classroom__closed_at=None)
    return rows.select_related("pupil", "classroom__school").order_by("-pk").first()
