"""The homes: what the coordinator and the pupil are told first."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.tests.situations import LETTER, an_offer, in_state
from premierpas.core.clock import travel
from premierpas.core.outbox.models import Channel, Message
from premierpas.following.models import Standing
from premierpas.following.stages import Stage
from premierpas.organisations.actions.schools import set_period
from premierpas.organisations.enums import Role
from premierpas.people.models import Pupil
from premierpas.workshop.actions import save_cv, save_letter
from premierpas.workshop.keeping import Typed
from tests.clients import signed_in, signed_in_as
from tests.factories import a_classroom, a_head_of, a_member, a_pupil, a_school, a_territory, acting

TODAY = date(2026, 11, 10)
OLD, YOUNG = date(2011, 3, 4), date(2012, 3, 4)


@pytest.fixture(autouse=True)
def november(db: None) -> Iterator[None]:
    with travel(TODAY):
        yield


def home_of(pupil: Pupil) -> str:
    response = signed_in(pupil.user).get(reverse("portal:pupil_home"))
    assert response.status_code == 200
    return response.content.decode()


def written(pupil: Pupil) -> str:
    """A CV and a letter for an offer; returns the company's name."""
    offer = an_offer()
    save_cv(pupil, typed=Typed({"about_me": "Je suis ponctuel."}, 0), by=acting(pupil))
    save_letter(pupil, offer=offer, typed=Typed({"why_here": LETTER}, 0), by=acting(pupil))
    return offer.company.name


def test_a_letter_and_a_cv_that_are_written_are_not_forgotten() -> None:
    pupil = a_pupil(birth_date=OLD)
    company = written(pupil)
    assert f"Ta lettre pour {company} n’est pas encore partie." in home_of(pupil)


def test_once_sent_the_home_says_what_comes_next() -> None:
    pupil = a_pupil(birth_date=OLD)
    written(pupil)
    in_state(S.SUBMITTED, pupil)
    other = an_offer()
    home = home_of(pupil)
    assert "pas encore partie" in home and other.company.name not in home


@pytest.mark.parametrize(
    ("born", "writes", "told"), [(YOUNG, False, True), (YOUNG, True, True), (OLD, False, False), (OLD, True, False)]
)
def test_a_pupil_under_fifteen_is_told_that_the_authorisation_is_missing(born: date, writes: bool, told: bool) -> None:
    pupil = a_pupil(birth_date=born)
    if writes:
        written(pupil)
    assert ("L’autorisation de ta famille n’est pas encore notée" in home_of(pupil)) == told


def test_a_pupil_whose_row_is_missing_has_a_home_all_the_same() -> None:
    pupil = a_pupil()
    Standing.objects.all().delete()
    assert "Bonjour" in home_of(pupil)


def test_the_coordinator_sees_all_classes_counted_and_those_in_need_first() -> None:
    territory = a_territory()
    calm, needing = (a_school(territory, name=name) for name in ("Collège Aba", "Collège Zola"))
    for number in range(16):
        a_pupil(a_classroom(calm, name=f"3e {number}"))
    a_pupil(a_classroom(needing))
    set_period(needing, level="3e", by=a_head_of(needing), first_day=date(2026, 11, 30), last_day=date(2026, 12, 4))
    client: Client = signed_in_as(a_member(Role.COORDINATOR, territory))
    first = client.get(reverse("portal:coordinator_home"))
    second = client.get(reverse("portal:coordinator_home"), {"classes": "2"})
    assert [row.classroom.school.name for row in first.context["classes"]][0] == "Collège Zola"
    assert len(second.context["classes"]) == 2
    totals = first.context["totals"]
    assert (totals.pupils, totals.placed, totals.at_risk) == (17, 0, 1)
    for page in (first, second):
        assert "Aider la 3e A, Collège Zola" in page.content.decode().replace("\xa0", " ")


def test_what_a_pupil_was_told_opens_from_their_home_and_nobody_placed_is_asked_to_begin() -> None:
    pupil = a_pupil(birth_date=OLD)
    Message.objects.create(
        key="told", notice="x", channel=Channel.APP, user=pupil.user, subject="Un mot", body="Lis.", button="L’ouvrir",
        link="/moi/messages/",
    )  # fmt: skip
    home = home_of(pupil)
    assert '<a href="/moi/messages/">L’ouvrir</a>' in home
    assert "suffit pour commencer" in home
    lived = {"stage": Stage.COMPLETED, "first_day": date(2026, 11, 2), "last_day": date(2026, 11, 6)}
    Standing.objects.filter(enrolment__pupil=pupil).update(**lived)
    assert "suffit pour commencer" not in home_of(pupil)
