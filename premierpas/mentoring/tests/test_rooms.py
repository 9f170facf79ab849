"""What a mentor, a lead, a pupil and a guardian find on their pages."""

from copy import deepcopy
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.accounts.links import Link
from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.mentoring.actions import coach, end_pair, give_lead, pair_up, stand_in
from premierpas.mentoring.enums import WhyEnded
from premierpas.messaging.models import Incident
from premierpas.organisations.enums import Role
from premierpas.people.models import Guardian
from premierpas.volunteers.actions import suspend
from premierpas.workshop.actions import ask_review, save_cv
from premierpas.workshop.actions.reviewing import NotAReader
from premierpas.workshop.keeping import Typed
from premierpas.workshop.models import CV
from tests.begun import begun_once
from tests.clients import signed_in, signed_in_as
from tests.factories import (
    a_classroom,
    a_cleared_volunteer,
    a_member,
    a_pair,
    a_pupil,
    a_school,
    a_territory,
    a_volunteer,
    acting,
)

pytestmark = pytest.mark.django_db


class House:
    """One pair, somebody who could replace, a lead, a coordinator."""

    def __init__(self):
        self.territory = a_territory()
        self.coordinator = a_member(Role.COORDINATOR, self.territory)
        self.pupil = a_pupil(
            a_classroom(a_school(self.territory)), first_name="Inès", last_name="Benali",
            street="12 rue des Lilas", phone="+33639980011",
        )  # fmt: skip
        Guardian.objects.create(pupil=self.pupil, name="Amel Benali", email="amel@exemple.test", phone="+33639980022")
        self.mentor, self.other = a_cleared_volunteer(self.territory), a_cleared_volunteer(self.territory)
        self.lead = a_cleared_volunteer(self.territory, role="lead")
        self.pair = a_pair(self.pupil, self.mentor)
        give_lead(self.pair, by=acting(self.coordinator), lead=Presence.objects.get(key=f"volunteer:{self.lead.pk}"))

    def as_(self, volunteer):
        return signed_in(volunteer.user, f"volunteer:{volunteer.pk}")


the_house = begun_once(House)


@pytest.fixture
def house(the_house):
    return deepcopy(the_house)


def main(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode().split("<main", 1)[1]


def test_a_mentor_sees_the_pupil_without_address_or_the_familys_number(house):
    coach(house.pair, by=acting(house.coordinator), words="Laisser des silences")
    home = main(house.as_(house.mentor).get("/mentor/"))
    assert "Inès Benali" in home and house.lead.user.name in home and "cherche encore" in home
    page = main(house.as_(house.mentor).get(f"/mentor/{house.pair.pk}/"))
    assert "Laisser des silences" in page
    for private in ("Lilas", "39 98 00 11", "39 98 00 22", "33639980022", "amel@exemple.test", "Amel"):
        assert private not in home + page


def test_a_stand_in_finds_the_pupil_between_the_days_with_the_end_and_nothing_of_the_talks(house):
    coach(house.pair, by=acting(house.coordinator), words="Laisser des silences")
    last = clock.today() + timedelta(days=3)
    client, path = house.as_(house.other), f"/mentor/{house.pair.pk}/"
    assert client.get(path).status_code == 403
    stand_in(house.pair, by=acting(house.coordinator), volunteer=house.other, first_day=clock.today(), last_day=last)
    assert "Ensuite vous ne verrez plus cet élève ici" in main(client.get("/mentor/"))
    assert "Laisser des silences" not in main(client.get(path))
    with clock.travel(last + timedelta(days=1)):
        assert client.get(path).status_code == 403
        assert "Inès" not in main(client.get("/mentor/"))


def test_a_text_that_the_pupil_shows_is_read_on_the_mentors_pages_by_who_was_asked_and_only_while_they_accompany(house):
    save_cv(house.pupil, typed=Typed({"about_me": "J’aime le bois."}, 0), by=acting(house.pupil))
    text_id, day = CV.objects.get(pupil=house.pupil).pk, clock.today()
    cover = {"volunteer": house.other, "first_day": day + timedelta(days=1), "last_day": day + timedelta(days=2)}
    stand_in(house.pair, by=acting(house.coordinator), **cover)

    def asked(volunteer):
        return ask_review(house.pupil, kind="workshop.cv", text_id=text_id, reader=volunteer, by=acting(house.pupil))

    row = asked(house.mentor)
    address, page = reverse("workshop:review_text", args=[row.pk]), f"/mentor/{house.pair.pk}/"
    for stranger in (house.other, house.lead):  # a stand-in before the days; who leads accompanies nobody
        with pytest.raises(NotAReader):
            asked(stranger)
    client, stand_ins = house.as_(house.mentor), house.as_(house.other)
    assert address in main(client.get("/mentor/")) and address in main(client.get(page))
    with clock.travel(day + timedelta(days=1)):
        assert address not in main(stand_ins.get(page)) and stand_ins.get(address).status_code == 403
        own = reverse("workshop:review_text", args=[asked(house.other).pk])
        assert own in main(stand_ins.get(page)) and stand_ins.get(own).status_code == 200
    with clock.travel(day + timedelta(days=3)):
        assert stand_ins.get(own).status_code == 403 and own not in main(stand_ins.get("/etablissement/relectures/"))
    assert client.post(address, {"closing": "Bien parti."}).status_code == 302
    assert address not in main(client.get("/mentor/")) and "Bien parti." in main(client.get(address))
    end_pair(house.pair, by=acting(house.coordinator), why=WhyEnded.OTHER)
    assert client.get(address).status_code == 403
    assert address not in main(client.get("/etablissement/relectures/"))


def test_a_suspension_closes_pages_that_are_open(house):
    client = house.as_(house.mentor)
    assert client.get(f"/mentor/{house.pair.pk}/").status_code == 200
    suspend(house.mentor, by=acting(house.coordinator), reason="À éclaircir")
    assert [client.get(path).status_code for path in (f"/mentor/{house.pair.pk}/", "/mentor/")] != [200, 200]
    answer = client.post(f"/mentor/{house.pair.pk}/inquietude/", {"text": "…"})
    assert answer.status_code in (302, 403) and not Incident.objects.exists()


def test_a_lead_finds_the_pairs_they_lead_and_notes_a_check(house):
    elsewhere = a_pair(a_pupil(a_classroom(a_school(house.territory)), last_name="Traoré"), house.other)
    client = house.as_(house.lead)
    listed = main(client.get("/association/binomes/"))
    assert "Inès Benali" in listed and "Traoré" not in listed
    assert client.get(f"/association/binomes/{elsewhere.pk}/").status_code == 403
    row = house.pair.check_ins.get(side="pupil", done_on=None)
    path = f"/association/binomes/point/{row.pk}/"
    assert client.post(path, {"how": "call", "words": "Content"}).status_code == 422
    assert client.post(path, {"how": "call", "going": "well", "words": "Content"}).status_code == 302
    assert "Content" in main(client.get(f"/association/binomes/{house.pair.pk}/"))
    assert client.get(f"/association/binomes/{house.pair.pk}/fin/").status_code == 403


def test_what_worries_a_mentor_is_a_restricted_file_of_its_own(house):
    client = house.as_(house.mentor)
    path = f"/mentor/{house.pair.pk}/inquietude/"
    key = client.get(path).content.decode().split('name="once" value="')[1].split('"')[0]
    for _twice in range(2):
        assert client.post(path, {"text": "Il ne dort plus.", "once": key}).status_code == 200
    incident = Incident.objects.get()
    assert (incident.pupil, incident.reporter) == (house.pupil, house.mentor.user)
    again = client.get(path)
    assert "Il ne dort plus." in main(again), "what they wrote can be added to, or corrected"
    client.post(path, {"text": "Il dort peu : je m’étais trompée.", "once": again.context["form"]["once"].value()})
    assert [each.text for each in incident.notes.all()] == ["Il dort peu : je m’étais trompée."]
    assert main(client.get(path)).index("ne dort plus") < main(client.get(path)).index("je m’étais trompée")
    page = main(signed_in_as(house.coordinator).get(f"/association/signalements/{incident.pk}/"))
    assert "Il ne dort plus." in page and "Signalé par" in page
    assert house.as_(house.lead).get(f"/association/signalements/{incident.pk}/").status_code == 403


def test_a_guardian_says_no_by_link_and_the_pupil_yes_on_their_page(house):
    pupil = signed_in(house.pupil.user)
    assert house.mentor.name in main(pupil.get("/moi/accompagnement/"))
    pupil.post("/moi/accompagnement/", {"answer": "yes"})
    link = Link.objects.filter(purpose="mentoring.guardian").latest("pk")
    assert Client().post(link.address, {}).status_code == 422
    assert Client().post(link.address, {"answer": "no"}, follow=True).status_code == 200
    house.pair.refresh_from_db()
    assert house.pair.why_ended == WhyEnded.REFUSED
    assert "Personne ne t’accompagne" in main(pupil.get("/moi/accompagnement/"))
    assert 'lang="ar"' in Client().get(f"{link.address}?langue=ar").content.decode()


def test_before_it_begins_a_mentor_reads_a_first_name_and_a_day_and_opens_nothing(house):
    soon = a_pupil(a_classroom(a_school(house.territory)), first_name="Moussa", last_name="Traoré")
    pair = pair_up(
        soon.enrolments.get(), by=acting(house.coordinator), volunteer=house.mentor,
        lead=Presence.objects.get(key=f"membership:{house.coordinator.pk}"),
    )  # fmt: skip
    client = house.as_(house.mentor)
    home = main(client.get("/mentor/"))
    assert "Moussa" in home and "Traoré" not in home
    assert client.get(f"/mentor/{pair.pk}/").status_code == 403


def _expired(house):
    type(house.mentor).objects.filter(pk=house.mentor.pk).update(checked_on=clock.today() - timedelta(days=366))
    return house.mentor


def _suspended(house):
    suspend(house.mentor, by=acting(house.coordinator), reason="À éclaircir")
    return house.mentor


def _of_another_pupil(house):
    a_pair(a_pupil(a_classroom(a_school(house.territory)), last_name="Traoré"), house.other)
    return house.other


def _replaced(house, first, last):
    today = clock.today()
    stand_in(
        house.pair, by=acting(house.coordinator), volunteer=house.other, first_day=today + timedelta(days=first),
        last_day=today + timedelta(days=last),
    )  # fmt: skip
    return house.other


def _until_yesterday(house):
    end_pair(house.pair, by=acting(house.coordinator), why=WhyEnded.ASKED)
    return house.mentor


def _of_another_territory(house):
    elsewhere = a_territory()
    pupil = a_pupil(a_classroom(a_school(elsewhere)), last_name="Traoré")
    volunteer = a_cleared_volunteer(elsewhere)
    a_pair(pupil, volunteer)
    return volunteer


OUTSIDE = {
    "whose check is too old": _expired,
    "suspended": _suspended,
    "of another pupil": _of_another_pupil,
    "who replaces from tomorrow on": lambda house: _replaced(house, 1, 3),
    "until yesterday": _until_yesterday,
    "of another territory": _of_another_territory,
    "not cleared": lambda house: a_volunteer(house.territory),
    "cleared, with nobody": lambda house: house.other,
}


@pytest.mark.parametrize("who", OUTSIDE)
def test_nobody_but_the_mentor_of_now_opens_the_pupils_rooms(who, house):
    check_in = house.pair.check_ins.filter(done_on=None).first().pk
    client = house.as_(OUTSIDE[who](house))
    addresses = [
        f"/mentor/{house.pair.pk}/", f"/mentor/{house.pair.pk}/inquietude/", f"/association/binomes/{house.pair.pk}/",
        f"/association/binomes/point/{check_in}/", f"/association/binomes/{house.pair.pk}/echange/",
    ]  # fmt: skip
    opened = [address for address in addresses if client.get(address).status_code == 200]
    told = [path for path in ("/mentor/", "/association/binomes/") if b"Benali" in client.get(path).content]
    assert (opened, told) == ([], [])
