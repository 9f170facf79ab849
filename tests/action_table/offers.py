"""Who may write about offers: their company, and the territory's coordinators who publish them."""

from premierpas.offers import actions
from premierpas.offers.actions import saving
from premierpas.offers.drafts import Step
from premierpas.offers.models import Offer, SavedSearch
from premierpas.offers.search.chosen import count_choices
from premierpas.offers.search.criteria import Criteria
from tests.access import World
from tests.roles import PUPILS

from . import Row
from .organisations import company


def offer(world: World) -> Offer:
    return Offer.objects.get(pk=world.ids["offer_id"])


def kept(world: World) -> SavedSearch:
    return SavedSearch.objects.get(pk=world.ids["offers:search_id"])


ROWS = {
    "offers.save_search": Row(PUPILS, lambda world, by: saving.save_search(Criteria(text="bois"), alerts=True, by=by)),
    "offers.want_alerts": Row({"pupil"}, lambda world, by: saving.want_alerts(kept(world), alerts=True, by=by)),
    "offers.look_again": Row({"pupil"}, lambda world, by: saving.look_again(kept(world), by=by)),
    "offers.let_search_go": Row({"pupil"}, lambda world, by: saving.let_search_go(kept(world), by=by)),
    "offers.tell_pupil_of_new": Row(
        set(), lambda world, by: saving.tell_pupil_of_new(kept(world).pupil.enrolments.latest("since"), by=by)
    ),
    "offers.count_choices": Row(set(), lambda world, by: count_choices(by=by)),
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
