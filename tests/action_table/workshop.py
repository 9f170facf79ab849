"""Who writes a pupil's texts: the pupil, and nobody for them; a teacher who was asked leaves remarks beside."""

from premierpas.offers.models import Offer
from premierpas.ui.pdf.documents import CVStyle
from premierpas.workshop import actions
from premierpas.workshop.keeping import Typed, drop_spare, take_spare
from premierpas.workshop.models import CV, Letter, ReviewRequest, SpareDraft
from tests.access import World

from . import Row
from .people import pupil


def offer(world: World) -> Offer:
    return Offer.objects.get(pk=world.ids["offer_id"])


def letter(world: World) -> Letter:
    return Letter.objects.get(pk=world.ids["text_id"])


def cv(world: World) -> CV:
    return CV.objects.get(pk=world.ids["cv_id"])


def spare(world: World) -> SpareDraft:
    return SpareDraft.objects.get(pk=world.ids["spare_id"])


def review(world: World) -> ReviewRequest:
    return ReviewRequest.objects.get(pk=world.ids["review_id"])


TYPED = Typed({"why_here": "Bonjour", "skills": "Lire"}, 0)

ROWS = {
    "workshop.save_letter": Row(
        {"pupil"}, lambda world, by: actions.save_letter(pupil(world), offer=offer(world), typed=TYPED, by=by)
    ),
    "workshop.save_cv": Row({"pupil"}, lambda world, by: actions.save_cv(pupil(world), typed=TYPED, by=by)),
    "workshop.add_skills": Row({"pupil"}, lambda world, by: actions.add_skills(pupil(world), skills=["Lire"], by=by)),
    "workshop.load_example": Row({"pupil"}, lambda world, by: actions.load_example(pupil(world), by=by)),
    "workshop.drop_version": Row({"pupil"}, lambda world, by: actions.drop_version(cv(world), by=by)),
    "workshop.choose_style": Row(
        {"pupil"}, lambda world, by: actions.choose_style(cv(world), style=CVStyle.EASY, by=by)
    ),
    "workshop.dismiss_hint": Row(
        {"pupil"}, lambda world, by: actions.dismiss_hint(letter(world), fingerprint="0" * 16, by=by)
    ),
    "workshop.keep_handed_details": Row(
        {"pupil"},
        lambda world, by: actions.keep_handed_details(
            pupil(world), with_class=True, town="Nanterre", contact="", by=by
        ),
    ),
    "workshop.take_spare": Row({"pupil"}, lambda world, by: take_spare(spare(world), by=by)),
    "workshop.drop_spare": Row({"pupil"}, lambda world, by: drop_spare(spare(world), by=by)),
    "workshop.ask_review": Row(
        {"pupil"},
        lambda world, by: actions.ask_review(
            pupil(world), kind="workshop.letter", text_id=letter(world).pk, reader=review(world).reader, by=by
        ),
    ),
    "workshop.withdraw_review": Row({"pupil"}, lambda world, by: actions.withdraw_review(review(world), by=by)),
    "workshop.answer_review": Row(
        {"teacher"}, lambda world, by: actions.answer_review(review(world), comments={}, closing="Bien", by=by)
    ),
}
