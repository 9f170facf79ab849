"""Editing a public offer: substance is reviewed while the old text stays, the rest is public at once."""

import pytest

from premierpas.core.errors import NotAllowed, WrongState
from premierpas.offers.actions import (
    PlacesInUse,
    StaleDraft,
    discard_changes,
    duplicate_offer,
    hold_seat,
    pause_offer,
    publish_offer,
    request_changes,
    resume_offer,
    save_step,
    submit_offer,
)
from premierpas.offers.content import OfferContent
from premierpas.offers.drafts import Step, step_version
from premierpas.offers.enums import Revision
from premierpas.offers.models import Offer
from premierpas.offers.next_year import next_year_of
from premierpas.offers.publishing import WeekInUse
from premierpas.organisations.enums import Role
from tests.factories import (
    a_company,
    a_coordinator_of,
    a_draft_offer,
    a_member,
    a_published_offer,
    acting,
    coming_weeks,
)

pytestmark = pytest.mark.django_db


def public(offer: Offer) -> OfferContent:
    return OfferContent.of(Offer.objects.get(pk=offer.pk).content)


def iso(weeks: list) -> list[list[str]]:
    return [[first.isoformat(), last.isoformat()] for first, last in weeks]


def test_a_change_of_substance_waits_while_the_old_text_stays() -> None:
    offer = a_published_offer(title="Avant")
    by, coordinator = offer.created_by, a_coordinator_of(offer.company)
    offer = save_step(offer, step=Step.TRADE, values={"title": "Après"}, by=acting(by))
    assert (offer.state, offer.revision, public(offer).title) == ("published", Revision.EDITING, "Avant")
    offer = submit_offer(offer, by=acting(by))
    assert (offer.state, offer.revision, public(offer).title) == ("published", Revision.IN_REVIEW, "Avant")
    offer = request_changes(offer, note="Plus court", by=acting(coordinator))
    assert (offer.state, offer.revision, public(offer).title) == ("published", Revision.CHANGES_REQUESTED, "Avant")
    offer = publish_offer(submit_offer(offer, by=acting(by)), by=acting(coordinator))
    assert (offer.state, offer.revision, public(offer).title) == ("published", Revision.NONE, "Après")


def test_writing_again_takes_the_change_out_of_review() -> None:
    offer = a_published_offer()
    by = offer.created_by
    offer = submit_offer(save_step(offer, step=Step.TRADE, values={"title": "Après"}, by=acting(by)), by=acting(by))
    offer = save_step(offer, step=Step.TRADE, values={"title": "Encore après"}, by=acting(by))
    assert offer.revision == Revision.EDITING
    with pytest.raises(WrongState):
        publish_offer(offer, by=acting(a_coordinator_of(offer.company)))


@pytest.mark.parametrize(
    ("step", "values"),
    [
        (Step.PLACE, {"access": "RER A"}),
        (Step.WELCOME, {"bring": "Un carnet", "meals": "Cantine", "languages": "arabe"}),
        (Step.DATES, {"hours_note": "Livraison à 8 h"}),
    ],
)
def test_practical_words_are_public_at_once(step: Step, values: dict) -> None:
    offer = save_step(offer := a_published_offer(), step=step, values=values, by=acting(offer.created_by))
    assert offer.revision == Revision.NONE
    assert {name: public(offer).as_json()[name] for name in values} == values


def test_more_places_are_open_at_once_and_never_fewer_than_are_taken() -> None:
    offer = a_published_offer(places=2)
    by, slot = offer.created_by, offer.slots.first()
    hold_seat(slot)
    hold_seat(slot)
    offer = save_step(offer, step=Step.DATES, values={"places": 4}, by=acting(by))
    assert [each.free for each in offer.slots.all()] == [2, 4]
    with pytest.raises(PlacesInUse):
        save_step(offer, step=Step.DATES, values={"places": 1}, by=acting(by))
    assert public(offer).places == 4


def test_a_week_with_a_pupil_is_not_taken_away() -> None:
    weeks = coming_weeks(3)
    offer = a_published_offer(weeks=weeks[:2])
    by, coordinator = offer.created_by, a_coordinator_of(offer.company)
    hold_seat(offer.slots.first())
    offer = submit_offer(
        save_step(offer, step=Step.DATES, values={"weeks": iso(weeks[1:])}, by=acting(by)), by=acting(by)
    )
    with pytest.raises(WeekInUse):
        publish_offer(offer, by=acting(coordinator))
    assert [slot.first_day for slot in offer.slots.all()] == [first for first, _last in weeks[:2]]


def test_a_week_that_stays_keeps_its_seats_and_an_empty_one_goes() -> None:
    weeks = coming_weeks(3)
    offer = a_published_offer(weeks=weeks[:2])
    by, kept = offer.created_by, offer.slots.last()
    hold_seat(kept)
    offer = save_step(offer, step=Step.DATES, values={"weeks": iso(weeks[1:])}, by=acting(by))
    offer = publish_offer(submit_offer(offer, by=acting(by)), by=acting(a_coordinator_of(offer.company)))
    assert [(slot.pk == kept.pk, slot.free) for slot in offer.slots.all()] == [(True, 0), (False, 1)]


def test_changes_can_be_given_up() -> None:
    offer = a_published_offer(title="Avant")
    offer = save_step(offer, step=Step.TRADE, values={"title": "Après"}, by=acting(offer.created_by))
    offer = discard_changes(offer, by=acting(offer.created_by))
    assert (offer.revision, offer.draft, public(offer).title) == (Revision.NONE, {}, "Avant")


def test_a_change_of_a_paused_offer_is_published_without_ending_the_pause() -> None:
    offer = a_published_offer()
    by = offer.created_by
    offer = pause_offer(offer, by=acting(by))
    offer = submit_offer(save_step(offer, step=Step.TRADE, values={"title": "Après"}, by=acting(by)), by=acting(by))
    offer = publish_offer(offer, by=acting(a_coordinator_of(offer.company)))
    assert (offer.state, public(offer).title) == ("paused", "Après")
    assert resume_offer(offer, by=acting(by)).state == "published"


def test_two_tabs_on_one_step_notice_each_other() -> None:
    offer = a_draft_offer()
    seen = step_version(offer, Step.TRADE)
    save_step(offer, step=Step.TRADE, values={"title": "Premier onglet"}, by=acting(offer.created_by), version=seen)
    with pytest.raises(StaleDraft):
        save_step(offer, step=Step.TRADE, values={"title": "Second onglet"}, by=acting(offer.created_by), version=seen)
    assert Offer.objects.get(pk=offer.pk).draft["title"] == "Premier onglet"


def test_two_tabs_on_two_steps_do_not_disturb_each_other() -> None:
    offer = a_draft_offer()
    trade, place = step_version(offer, Step.TRADE), step_version(offer, Step.PLACE)
    save_step(offer, step=Step.TRADE, values={"title": "Titre"}, by=acting(offer.created_by), version=trade)
    save_step(offer, step=Step.PLACE, values={"access": "RER"}, by=acting(offer.created_by), version=place)
    draft = Offer.objects.get(pk=offer.pk).draft
    assert (draft["title"], draft["access"]) == ("Titre", "RER")


def test_another_company_writes_nothing() -> None:
    stranger = a_member(Role.COMPANY, a_company()).user
    with pytest.raises(NotAllowed):
        save_step(a_draft_offer(), step=Step.TRADE, values={"title": "À moi"}, by=acting(stranger))


def test_again_next_year_keeps_everything_but_the_dates_which_move_by_a_year() -> None:
    offer = a_published_offer(title="Chaque année", bring="Un carnet")
    copy = duplicate_offer(offer, by=acting(offer.created_by))
    old, new = public(offer).as_json(), OfferContent.of(copy.draft).as_json()
    assert {name for name in old if old[name] != new[name]} == {"weeks"}
    assert (copy.state, copy.copied_from_id) == ("draft", offer.pk)
    assert new["weeks"] == [[str(first), str(last)] for first, last in next_year_of(offer)]


def test_again_next_year_leaves_out_who_has_left() -> None:
    offer = a_published_offer()
    colleague = a_member(Role.COMPANY, offer.company)
    tutor = offer.company.memberships.order_by("pk").first()
    tutor.until = tutor.since
    tutor.save()
    copy = duplicate_offer(offer, by=acting(colleague.user))
    assert copy.draft["tutor_ids"] == []
