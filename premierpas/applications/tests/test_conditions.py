"""What must hold before an application leaves, is accepted late or comes back; the failing condition is named."""

from datetime import date

import pytest

from premierpas.applications import actions
from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.errors import (
    AlreadyApplied,
    AuthorisationMissing,
    OfferNotOpen,
    TooManyApplications,
    WeekTaken,
    WeekTooClose,
)
from premierpas.applications.models import Application
from premierpas.core.clock import travel
from premierpas.offers.seats import NoSeatLeft
from premierpas.people.models import Authorisation, PupilLink
from tests.factories import a_classroom, a_host_of, a_pupil, a_school, a_teacher, acting

from .situations import LATER, a_slot, an_offer, an_old_pupil, in_state, sent

pytestmark = pytest.mark.django_db


def test_under_15_nothing_leaves_before_the_school_has_recorded_the_authorisation(november: object) -> None:
    pupil, slot = an_old_pupil(birth_date=date(2011, 11, 11)), a_slot()
    with pytest.raises(AuthorisationMissing):
        sent(pupil, slot)
    Authorisation.objects.create(enrolment=pupil.enrolments.get(), signed_on=date(2026, 11, 2))
    assert sent(pupil, slot).state == S.SUBMITTED


def test_a_withdrawn_authorisation_no_longer_counts(november: object) -> None:
    pupil = an_old_pupil(birth_date=date(2013, 1, 1))
    Authorisation.objects.create(
        enrolment=pupil.enrolments.get(), signed_on=date(2026, 11, 2), withdrawn_at="2026-11-05T10:00:00Z"
    )
    with pytest.raises(AuthorisationMissing):
        sent(pupil)


def test_a_pupil_who_is_15_today_needs_none(november: date) -> None:
    assert sent(an_old_pupil(birth_date=date(2011, 11, 10))).state == S.SUBMITTED


def test_the_territory_limits_live_applications(november: object) -> None:
    pupil = an_old_pupil()
    territory = pupil.enrolments.get().classroom.school.territory
    territory.live_applications = 2
    territory.save()
    first = sent(pupil)
    sent(pupil)
    with pytest.raises(TooManyApplications, match="2 candidatures"):
        sent(pupil)
    actions.withdraw(first, by=acting(pupil))
    assert sent(pupil).state == S.SUBMITTED


def test_an_offer_for_other_schools_is_closed(november: object) -> None:
    offer = an_offer(audience="schools", school_ids=[a_school().pk])
    with pytest.raises(OfferNotOpen):
        sent(an_old_pupil(), a_slot(offer))


def test_an_offer_kept_for_priority_schools_opens_to_all_after_its_date(november: object) -> None:
    classroom = a_classroom(a_school(priority=""))
    pupil = a_pupil(classroom, birth_date=date(2011, 1, 1))
    slot = a_slot(an_offer(audience="priority_first", priority_until="2026-11-20"))
    with pytest.raises(OfferNotOpen):
        sent(pupil, slot)
    with travel(date(2026, 11, 21)):
        assert sent(pupil, slot).state == S.SUBMITTED


def test_a_pupil_of_seconde_cannot_apply_to_a_week_for_the_college(november: object) -> None:
    classroom = a_classroom(a_school(), level="2de")
    with pytest.raises(OfferNotOpen):
        sent(a_pupil(classroom, birth_date=date(2010, 1, 1)))


@pytest.mark.parametrize(
    ("day", "fine"), [(date(2027, 1, 3), True), (date(2027, 1, 4), False), (date(2027, 2, 1), False)]
)
def test_an_application_leaves_the_company_a_day_before_the_last(november: object, day: date, fine: bool) -> None:
    pupil, slot = an_old_pupil(), a_slot()
    with travel(day):
        if fine:
            assert sent(pupil, slot).answer_due == date(2027, 1, 4)
        else:
            with pytest.raises(WeekTooClose):
                sent(pupil, slot)


def test_one_live_application_for_a_week_of_an_offer(november: object) -> None:
    application = sent()
    with pytest.raises(AlreadyApplied):
        sent(application.pupil, application.slot)


def test_a_second_pupil_cannot_be_accepted_for_the_last_seat(november: object) -> None:
    slot = a_slot()
    in_state(S.ACCEPTED, slot=slot)
    with pytest.raises(NoSeatLeft):
        in_state(S.ACCEPTED, slot=slot)


def test_a_late_yes_after_a_no_says_that_the_seat_is_gone(november: object) -> None:
    slot = a_slot()
    refused = in_state(S.REJECTED, slot=slot)
    in_state(S.ACCEPTED, slot=slot)
    with pytest.raises(NoSeatLeft):
        actions.accept(refused, by=a_host_of(refused))


def test_a_late_yes_says_that_the_week_of_the_pupil_is_taken(november: object) -> None:
    expired = in_state(S.EXPIRED)
    in_state(S.CONFIRMED, pupil=expired.pupil)
    with pytest.raises(WeekTaken):
        actions.accept(expired, by=a_host_of(expired))


def test_a_late_yes_says_that_the_week_is_too_close(november: object) -> None:
    refused = in_state(S.REJECTED)
    with travel(date(2027, 1, 5)), pytest.raises(WeekTooClose):
        actions.accept(refused, by=a_host_of(refused))


def test_restoring_says_that_another_place_is_confirmed(november: object) -> None:
    withdrawn = in_state(S.WITHDRAWN)
    in_state(S.CONFIRMED, pupil=withdrawn.pupil)
    with pytest.raises(WeekTaken):
        actions.restore(withdrawn, by=acting(withdrawn.pupil))


def test_restoring_says_that_it_runs_already(november: object) -> None:
    withdrawn = in_state(S.WITHDRAWN)
    sent(withdrawn.pupil, withdrawn.slot)
    with pytest.raises(AlreadyApplied):
        actions.restore(withdrawn, by=acting(withdrawn.pupil))


def test_confirming_releases_what_overlaps_and_keeps_the_rest(november: object) -> None:
    pupil = an_old_pupil()
    chosen = in_state(S.ACCEPTED, pupil)
    rival = in_state(S.ACCEPTED, pupil)
    waiting = in_state(S.READ, pupil)
    other_week = sent(pupil, a_slot(week=LATER))
    actions.confirm_place(chosen, by=acting(pupil))
    states = {each.pk: each.state for each in Application.objects.filter(pupil=pupil)}
    assert states == {
        chosen.pk: S.CONFIRMED,
        rival.pk: S.SUPERSEDED,
        waiting.pk: S.SUPERSEDED,
        other_week.pk: S.SUBMITTED,
    }
    rival.slot.refresh_from_db()
    assert rival.slot.free == 1
    assert not PupilLink.objects.filter(reference=rival.pk, purpose="placement", until=None).exists()
    assert PupilLink.objects.filter(reference=chosen.pk, purpose="placement", until=None).exists()


def test_the_others_are_withdrawn_in_one_tap(november: object) -> None:
    pupil = an_old_pupil()
    in_state(S.CONFIRMED, pupil)
    other = sent(pupil, a_slot(week=LATER))
    actions.withdraw_others(pupil, by=acting(pupil))
    other.refresh_from_db()
    assert other.state == S.WITHDRAWN


def test_a_team_sees_the_pupil_from_the_confirmation_to_the_end(november: object) -> None:
    application = in_state(S.ACCEPTED)
    links = PupilLink.objects.filter(pupil=application.pupil, purpose="placement", until=None)
    assert not links.exists()
    application = actions.confirm_place(application, by=acting(application.pupil))
    assert links.count() == 1
    actions.cancel_by_company(application, by=a_host_of(application), reason="travaux")
    assert not links.exists()


def test_the_teacher_is_told_when_a_confirmed_place_is_cancelled(november: object) -> None:
    from premierpas.core.outbox.models import Message

    classroom = a_classroom(a_school())
    teacher = a_teacher(classroom)
    application = in_state(S.CONFIRMED, an_old_pupil(classroom=classroom))
    actions.cancel_by_company(application, by=a_host_of(application), reason="travaux")
    told = Message.objects.filter(notice="applications.place_cancelled", channel="email")
    assert [message.to for message in told] == [teacher.user.email]
    assert "Inès" not in told[0].subject


def test_the_frozen_copy_keeps_languages_only_where_ticked(november: object) -> None:
    assert "languages" not in sent().cv
    assert sent(show_languages=True).cv["languages"] == "Français, soninké"


def test_an_offer_that_moderation_withdraws_takes_its_applications_with_it(november: object) -> None:
    from premierpas.applications.tasks import end_applications_of_offer
    from premierpas.offers.actions import withdraw_offer
    from tests.factories import a_coordinator_of

    offer = an_offer()
    application = sent(slot=a_slot(offer))
    withdraw_offer(offer, reason="adresse fausse", by=acting(a_coordinator_of(offer.company)))
    end_applications_of_offer(offer.pk)
    application.refresh_from_db()
    assert (application.state, application.end_reason) == (S.CANCELLED_BY_COMPANY, "l’offre a été retirée")


def test_a_slot_of_a_paused_offer_is_not_open(november: object) -> None:
    from premierpas.offers.actions import pause_offer

    slot = a_slot()
    pause_offer(slot.offer, by=acting(slot.offer.created_by))
    with pytest.raises(OfferNotOpen):
        sent(slot=slot)
