"""Who may write about offers: their company, and the territory's coordinators who publish them."""

from premierpas.offers import actions
from premierpas.offers.drafts import Step
from premierpas.offers.models import Offer
from tests.access import World

from . import Row
from .organisations import company


def offer(world: World) -> Offer:
    return Offer.objects.get(pk=world.ids["offer_id"])


ROWS = {
    "offers.start_offer": Row({"company"}, lambda world, by: actions.start_offer(company(world), by=by)),
    "offers.save_step": Row(
        {"company"}, lambda world, by: actions.save_step(offer(world), step=Step.DATES, values={}, by=by)
    ),
    "offers.discard_changes": Row({"company"}, lambda world, by: actions.discard_changes(offer(world), by=by)),
    "offers.close_over": Row(set(), lambda world, by: actions.close_over(offer(world), by=by)),
    "offers.remind_draft": Row(set(), lambda world, by: actions.remind_draft(offer(world), by=by)),
    "offers.duplicate_offer": Row({"company"}, lambda world, by: actions.duplicate_offer(offer(world), by=by)),
    "offers.submit_offer": Row({"company"}, lambda world, by: actions.submit_offer(offer(world), by=by)),
    "offers.pause_offer": Row({"company", "coordinator"}, lambda world, by: actions.pause_offer(offer(world), by=by)),
    "offers.resume_offer": Row({"company", "coordinator"}, lambda world, by: actions.resume_offer(offer(world), by=by)),
    "offers.close_offer": Row({"company", "coordinator"}, lambda world, by: actions.close_offer(offer(world), by=by)),
    "offers.correct_words": Row(
        {"coordinator"},
        lambda world, by: actions.correct_words(offer(world), version="", title="Menuiserie", summary="…", by=by),
    ),
    "offers.publish_offer": Row({"coordinator"}, lambda world, by: actions.publish_offer(offer(world), by=by)),
    "offers.request_changes": Row(
        {"coordinator"}, lambda world, by: actions.request_changes(offer(world), note="Revoir", by=by)
    ),
    "offers.withdraw_offer": Row(
        {"coordinator"}, lambda world, by: actions.withdraw_offer(offer(world), reason="Signalement", by=by)
    ),
}
