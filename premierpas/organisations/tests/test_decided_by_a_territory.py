"""What a territory decides acts where it is about; nothing may be looser there than everywhere."""

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction

from premierpas.core.clock import PARIS
from premierpas.core.errors import WrongState
from premierpas.core.outbox.quiet import awake_from
from premierpas.organisations.actions.schools import set_territory
from premierpas.organisations.enums import Role
from premierpas.organisations.models import LIMITS, Territory
from premierpas.people.circle import circle
from premierpas.people.enums import Language
from premierpas.volunteers.actions import say_availability
from premierpas.volunteers.offering import offerings
from tests.clients import signed_in
from tests.factories import a_classroom, a_company, a_member, a_pupil, a_school, a_territory, a_volunteer, acting

pytestmark = pytest.mark.django_db


def deciding(**said: object) -> Territory:
    territory = a_territory()
    return set_territory(territory, by=acting(a_member(Role.COORDINATOR, territory)), **said)


def test_no_limit_goes_beyond_everybodys():
    territory, passed = a_territory(), []
    for name, (least, most) in LIMITS.items():
        for value in (least - 1, most + 1):
            if value < 0:
                continue
            try:
                with transaction.atomic():
                    Territory.objects.filter(pk=territory.pk).update(**{name: value})
                passed.append((name, value))
            except IntegrityError:
                continue
    assert passed == []
    with pytest.raises(WrongState):
        deciding(name="Ailleurs")


def test_in_the_evening_pupils_are_left_in_peace_from_the_hour_that_it_says():
    pupil = a_pupil(a_classroom(a_school(deciding(quiet_from="19:00"))))
    evening = datetime(2026, 11, 25, 19, 30, tzinfo=PARIS)
    (reached,) = circle(pupil).pupil
    assert reached.rests is not None
    assert awake_from(evening, reached.rests) == datetime(2026, 11, 26, 7, 30, tzinfo=PARIS)
    (elsewhere,) = circle(a_pupil(a_classroom(a_school(a_territory())))).pupil
    assert elsewhere.rests is not None and awake_from(evening, elsewhere.rests) == evening


def test_a_volunteer_accompanies_no_more_pupils_than_it_lets():
    volunteer = a_volunteer(deciding(pupils_per_mentor=12))
    said = {"languages": [Language.FRENCH], "sectors": [], "slots": [], "postal_code": ""}
    say_availability(volunteer, by=acting(volunteer), load=5, **said)
    Territory.objects.filter(pk=volunteer.territory_id).update(pupils_per_mentor=2)
    assert offerings([volunteer.pk])[volunteer.pk].load == 2
    browser, here = signed_in(volunteer.user), "/association/equipe/moi/disponibilites/"
    refused = browser.post(here, {"act": "week", "load": "3", "languages": "fr"})
    assert refused.status_code == 422 and "2 au plus." in refused.content.decode()
    assert browser.post(here, {"act": "week", "load": "2", "languages": "fr"}).status_code == 302


def test_its_words_stand_where_those_they_are_for_begin():
    territory = deciding(word_to_pupils="Passe nous voir.", word_to_companies="Merci d’ouvrir.")
    pupil = a_pupil(a_classroom(a_school(territory)))
    host = a_member(Role.COMPANY, a_company(territory))
    for who, said, other in [
        (pupil.user, "Passe nous voir.", "Merci d’ouvrir."), (host.user, "Merci d’ouvrir.", "Passe nous voir."),
    ]:  # fmt: skip
        html = signed_in(who).get("/entrer/", follow=True).content.decode()
        assert said in html and other not in html
