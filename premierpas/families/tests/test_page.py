"""The family's page: closed before the birth date, in the family's language, and what is said there counts at once."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.accounts.links import Link
from premierpas.applications.actions import start_application, submit_application
from premierpas.applications.enums import ApplicationState
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.errors import NotAllowed
from premierpas.core.outbox.models import Message
from premierpas.families.actions import decide, send_pages
from premierpas.families.languages import said_in
from premierpas.families.opening import MOST
from premierpas.meetings.tests.situations import a_scene
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Territory
from premierpas.people.actions import record_authorisation, remove_guardian
from premierpas.people.consenting import FAMILY
from premierpas.people.family_lines import Line, Lines, lines
from premierpas.people.models import Authorisation, Guardian, Pupil
from premierpas.placements.languages import LANGUAGES
from premierpas.placements.models import Party
from premierpas.placements.tests.agreements import in_signature, signed
from premierpas.privacy.looking import looks_at
from premierpas.privacy.models import Opening
from premierpas.threads.tests.situations import around, say
from tests.clients import signed_in, signed_in_as
from tests.factories import (
    a_classroom,
    a_head_of,
    a_member,
    a_published_offer,
    a_pupil,
    a_teacher,
    a_territory,
    acting,
    coming_weeks,
    the_class_goes,
)

pytestmark = pytest.mark.django_db
NOVEMBER = datetime(2026, 11, 25, 10, tzinfo=clock.PARIS)
BORN = {"do": "open", "day": "4", "month": "3", "year": "2012"}
WRONG = BORN | {"day": "5"}


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.travel(NOVEMBER):
        yield


@pytest.fixture
def pupil() -> Pupil:
    classroom = a_classroom()
    a_teacher(classroom)
    return a_pupil(classroom)


def a_guardian(pupil: Pupil, language: str = "ar", **fields: object) -> Guardian:
    given = {"name": "Nadia Benali", "email": "nadia@exemple.test", "language": language, **fields}
    return Guardian.objects.create(pupil=pupil, **given)


def sent(guardian: Guardian) -> Link:
    send_pages([guardian], by=a_head_of(guardian.pupil.enrolments.get().classroom.school))
    return Link.objects.filter(purpose=FAMILY, subject_id=guardian.pupil_id).latest("pk")


def opened(link: Link) -> Client:
    client, born = Client(), Pupil.objects.get(pk=link.subject_id).birth_date
    typed = {"do": "open", "day": born.day, "month": born.month, "year": born.year}
    assert client.post(link.address, typed).status_code == 302
    return client


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_nothing_of_the_child_is_shown_before_the_birth_date(pupil: Pupil):
    link = sent(a_guardian(pupil))
    stranger = Client()
    for answer in (stranger.get(link.address), stranger.post(link.address, WRONG), stranger.post(link.address, {})):
        html = answer.content.decode()
        assert pupil.first_name not in html and pupil.last_name not in html
    nothing_done = {"do": "no", "matter": "apply"}
    assert pupil.first_name not in stranger.post(link.address, nothing_done).content.decode()
    assert pupil.first_name in text(opened(link), link.address)
    assert pupil.first_name not in text(stranger, link.address)


def test_a_day_that_no_calendar_has_is_wrong_like_any_other_and_arabic_figures_are_read(pupil: Pupil):
    link = sent(a_guardian(pupil))
    said = said_in("ar")("Cela ne correspond pas. Vérifiez, puis essayez encore.")
    for wrong in ({"day": "31", "month": "2"}, {"day": "5"}, {"day": "quatre"}, {"year": "99999"}):
        answer = Client().post(link.address, BORN | wrong)
        assert (answer.status_code, said in answer.content.decode()) == (422, True), wrong
    assert Client().post(link.address, BORN | {"day": "٤", "year": "٢٠١٢"}).status_code == 302


def test_who_guesses_closes_the_link_and_a_new_one_goes_to_the_contact_on_file_only(pupil: Pupil):
    link = sent(a_guardian(pupil))
    for _each in range(MOST):
        assert Client().post(link.address, WRONG).status_code == 422
    assert Client().post(link.address, BORN).status_code == 410
    with clock.travel(NOVEMBER + timedelta(days=2)):
        assert Client().post(link.address, {"renew": "1"}).status_code == 200
    again = Link.objects.filter(purpose=FAMILY).latest("pk")
    assert (again.recipient, Message.objects.get(link=f"link:{again.pk}").to) == (link.recipient, link.recipient)
    opened(again)


def test_right_after_wrong_begins_anew_and_the_page_closes_by_itself_or_when_asked(pupil: Pupil):
    link = sent(a_guardian(pupil))
    for _round in range(2):
        for _each in range(MOST - 1):
            Client().post(link.address, WRONG)
        client = opened(link)
    with clock.travel(NOVEMBER + timedelta(minutes=31)):
        assert pupil.first_name not in text(client, link.address)
    client.post(link.address, {"do": "close"})
    assert pupil.first_name not in text(client, link.address)


def test_every_language_says_all_of_it_and_writes_its_own_dates():
    agreement = in_signature()
    guardian = agreement.placement.pupil.guardians.get()
    link = sent(guardian)
    client, faults = opened(link), []
    day = agreement.placement.first_day
    for code, words in LANGUAGES.items():
        html = text(client, f"{link.address}?langue={code}")
        wanted = [f'lang="{code}" dir="{words.direction}"', words.months[day.month - 1]]
        wanted += [said_in(code)(each) for each in ("Elle attend votre signature.", "Qui appeler")]
        faults += [f"{code}: {each}" for each in wanted if each not in html]
        faults += [] if code == "fr" or words.not_native in html else [f"{code}: doesn't say who hasn't read it"]
    assert faults == []


def test_it_says_where_the_host_is_how_the_agreement_stands_and_where_to_sign():
    agreement = in_signature()
    guardian = agreement.placement.pupil.guardians.get()
    link = sent(guardian)
    client = opened(link)
    html = text(client, f"{link.address}?langue=fr")
    to_sign = Link.objects.get(purpose="placements.sign", subject_id=agreement.signatories.get(party=Party.GUARDIAN).pk)
    assert agreement.placement.host_name in html and to_sign.address in html
    signed(agreement)
    assert "Elle est signée par tous." in text(client, f"{link.address}?langue=fr")


def test_what_floors_below_tell_is_a_line_with_its_day_and_nothing_is_said_of_none(pupil: Pupil):
    link = sent(a_guardian(pupil, "fr"))
    client = opened(link)
    assert "Les rendez-vous" not in text(client, link.address)
    lines.fill("tests.met", Lines(("{who} a vu {name}.",), lambda enrolment: [
        Line(NOVEMBER, "{who} a vu {name}.", {"who": "Karim", "name": enrolment.pupil.first_name})
    ]))  # fmt: skip
    try:
        assert "mercredi 25 novembre, 10:00" in text(client, link.address)
        assert "Karim a vu Inès." in text(client, link.address)
    finally:
        lines._filled.pop("tests.met")


def an_application_under_way(pupil: Pupil) -> Application:
    slot = a_published_offer(weeks=coming_weeks(4)[-1:]).slots.get()
    the_class_goes(pupil, slot.first_day, slot.last_day)
    draft = start_application(pupil, slot=slot, by=acting(pupil))
    return submit_application(draft, letter="Je suis curieuse.", cv={"skills": "Dessiner"}, by=acting(pupil))


def test_what_was_shared_of_meetings_is_read_and_what_the_team_alone_reads_is_not():
    with clock.travel(NOVEMBER):
        scene = a_scene()
        words = {"did": "Relu la lettre.", "how": "Contente.", "private": "Dort mal."}
        mother = a_guardian(scene.pupil)
        scene.met(step="Envoyer la lettre", step_on=NOVEMBER.date() + timedelta(days=2), family=[mother.name], **words)
        link = sent(mother)
        client = opened(link)
        for code in LANGUAGES:
            html = text(client, f"{link.address}?langue={code}")
            assert all(each in html for each in ("Relu la lettre.", "Contente.", "Envoyer la lettre")), code
            assert said_in(code)("Après les rendez-vous") in html and "Dort mal." not in html, code


def test_messages_are_read_where_the_territory_says_so_and_elsewhere_nothing_is_said_of_them():
    with clock.travel(NOVEMBER):
        here = around()
        thread = here.thread()
        say(thread, here.pupil, "Merci, à jeudi.")
        say(thread, here.pupil, "Mon snap c’est ines92")
        link = sent(a_guardian(here.pupil))
        client = opened(link)
        assert not any(each in text(client, f"{link.address}?langue=fr") for each in ("Les messages", "à jeudi"))
        Territory.objects.filter(pk=here.territory.pk).update(guardians_read_messages=True)
        for code in LANGUAGES:
            html = text(client, f"{link.address}?langue={code}")
            assert "Merci, à jeudi." in html and here.mentor.name in html and "ines92" not in html, code
            assert said_in(code)("Les messages") in html, code


def test_a_no_ends_what_runs_at_once_tells_the_school_once_and_can_be_taken_back(pupil: Pupil):
    enrolment = pupil.enrolments.get()
    record_authorisation([enrolment], signed_on=clock.today(), by=a_head_of(enrolment.classroom.school))
    application = an_application_under_way(pupil)
    link = sent(a_guardian(pupil))
    client = opened(link)
    for _twice in range(2):
        assert client.post(link.address, {"do": "no", "matter": "apply"}).status_code == 302
    application.refresh_from_db()
    assert application.state == ApplicationState.CANCELLED_BY_SCHOOL
    assert not Authorisation.objects.filter(withdrawn_at=None).exists()
    told = Message.objects.filter(notice="families.decided", channel="app")
    assert told.count() == 1 and "Nadia Benali" in told.get().body and "dit non" in told.get().body
    client.post(link.address, {"do": "yes", "matter": "apply"})
    again = Authorisation.objects.get(withdrawn_at=None)
    assert again.recorded_by is None
    assert said_in("ar")("Retirer mon accord") in text(client, link.address)


def test_what_is_not_asked_of_this_child_is_not_answered(pupil: Pupil):
    link = sent(a_guardian(pupil))
    client = opened(link)
    for answer in ({"do": "yes", "matter": "anything"}, {"do": "yes"}, {"do": "delete", "matter": "apply"}):
        assert client.post(link.address, answer).status_code in (200, 302)
    assert not Authorisation.objects.exists() and not Message.objects.filter(notice="families.decided").exists()
    older = a_pupil(birth_date=NOVEMBER.date().replace(year=2011))
    page = sent(a_guardian(older))
    assert 'value="apply"' not in text(opened(page), page.address)


def test_who_is_no_guardian_any_more_decides_nothing(pupil: Pupil):
    link = sent(a_guardian(pupil))
    client = opened(link)
    remove_guardian(pupil, rank=1, by=a_head_of(pupil.enrolments.get().classroom.school))
    assert client.post(link.address, {"do": "yes", "matter": "apply"}).status_code == 410
    with pytest.raises(NotAllowed):
        decide(pupil.enrolments.get(), matter="apply", yes=True, by=Actor.holder(link))


def test_a_guardian_without_account_is_seen_to_have_looked_and_a_program_that_opens_links_is_not(pupil: Pupil):
    link = sent(a_guardian(pupil))
    Client().get(link.address)
    Client().post(link.address, WRONG)
    assert not Opening.objects.exists()
    client = opened(link)
    opened(link)
    assert [(each.name, each.quality) for each in looks_at(pupil.pk)] == [("Nadia Benali", "Sans compte, par un lien")]
    assert "Nadia Benali" in text(client, link.address)


def test_the_school_sends_it_to_one_or_to_all_sees_when_and_closes_it():
    classroom = a_classroom()
    teacher = a_teacher(classroom)
    first, second = a_pupil(classroom), a_pupil(classroom)
    nadia = a_guardian(first)
    a_guardian(second, "fr", name="Karim", email="", phone="+33612345678")
    a_guardian(second, rank=2, name="Léa", email="lea@exemple.test", confirmed_at=None)
    school = signed_in(teacher.user)
    address = f"/etablissement/classes/{classroom.pk}/familles/page/"
    assert address in text(school, f"/etablissement/classes/{classroom.pk}/familles/")
    school.post(address, {"send": nadia.pk})
    assert set(Link.objects.filter(purpose=FAMILY).values_list("recipient", flat=True)) == {nadia.email}
    school.post(address, {"send": "all"})
    school.post(address, {"send": "all"})
    people = Message.objects.filter(notice="families.page").values_list("to", flat=True)
    assert sorted(people) == ["+33612345678", "nadia@exemple.test"]
    assert "25\u00a0nov" in text(school, address)
    link = Link.objects.get(purpose=FAMILY, recipient=nadia.email)
    school.post(address, {"close": nadia.pk})
    assert Client().get(link.address).status_code == 410


def test_a_coordinator_sends_it_from_the_pupils_page_and_only_of_pupils_whom_they_see(pupil: Pupil):
    territory = pupil.enrolments.get().classroom.school.territory
    nadia, mine = a_guardian(pupil), a_member(Role.COORDINATOR, territory)
    a_guardian(pupil, rank=2, name="Léa", email="lea@exemple.test", confirmed_at=None)
    stranger = a_guardian(a_pupil(), name="Awa", email="awa@exemple.test")
    office = signed_in_as(mine)
    address = reverse("families:pupil_pages", args=[pupil.pk])
    assert address in text(office, reverse("following:pupil", args=[pupil.pk]))
    for each in (stranger.pk, "all"):  # another's family is nothing on this page
        office.post(address, {"send": each})
    assert set(Link.objects.filter(purpose=FAMILY).values_list("recipient", flat=True)) == {nadia.email}
    with pytest.raises(NotAllowed):
        send_pages([nadia, stranger], by=acting(mine))
    elsewhere = signed_in_as(a_member(Role.COORDINATOR, a_territory()))
    assert elsewhere.get(address).status_code == elsewhere.post(address, {"send": "all"}).status_code == 403
    office.post(address, {"close": nadia.pk})
    assert Client().get(Link.objects.get(purpose=FAMILY).address).status_code == 410


def test_a_message_that_leads_nowhere_else_offers_the_page():
    agreement = in_signature()
    signed(agreement)
    guardian = agreement.placement.pupil.guardians.get()
    link = Link.objects.get(purpose=FAMILY, subject_id=guardian.pupil_id)
    message = Message.objects.get(link=f"link:{link.pk}")
    assert (message.notice, message.button) == ("placements.family", said_in("ar")("La page de votre enfant"))
