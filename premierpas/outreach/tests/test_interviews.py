"""An interview on site: kept as far as it went, then a draft offer and an agreement without retyping."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from premierpas.core import clock
from premierpas.core.errors import DomainError, WrongState
from premierpas.occupations.sheets import sheets
from premierpas.offers.enums import OfferState
from premierpas.offers.models import Offer
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Company
from premierpas.outreach.actions import draft_offer, keep_interview, merge_files, open_file
from premierpas.outreach.actions.interviewing import Said
from premierpas.outreach.enums import FileState, Kind, Objection, Outcome
from premierpas.outreach.errors import FileExists
from premierpas.outreach.models import Interview
from premierpas.outreach.winning.objections import answered
from premierpas.outreach.winning.partnership import facts_of
from premierpas.ui.pdf.documents import page_count
from tests.clients import signed_in
from tests.factories import a_company, a_member, a_siret, a_territory, a_volunteer, acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def territory():
    return a_territory()


@pytest.fixture
def volunteer(territory):
    a_member(Role.COORDINATOR, territory)
    return a_volunteer(territory)


@pytest.fixture
def file(territory, volunteer):
    return open_file("Studio Grand Large", by=acting(volunteer), territory=territory, siret=a_siret(7), city="Nanterre")


def said(**values) -> Said:
    return Said({"title": "Dessin et son", "trades": "Dessiner, mixer.", "sector": "video-games", "places": 2} | values)


def test_an_interview_is_kept_incomplete_and_sent_again_and_the_company_has_been_met_once(file, volunteer):
    by = acting(volunteer)
    first = keep_interview(file, by=by, said=Said({"needs": "Se faire connaître"}))
    again = keep_interview(file, by=by, said=said())
    file.refresh_from_db()
    assert (first, file.state, again.needs) == (again, FileState.INTERVIEWED, "Se faire connaître")
    assert file.entries.filter(kind=Kind.VISIT).count() == 1
    assert (file.next_step, file.last_contact_on) == ("Demander la réponse", clock.today())


def test_two_people_who_interview_one_company_lose_nothing(file, volunteer, territory):
    other = a_volunteer(territory)
    keep_interview(file, by=acting(volunteer), said=said(title="Dessin"))
    keep_interview(file, by=acting(other), said=said(title="Son"))
    assert set(Interview.objects.values_list("title", flat=True)) == {"Dessin", "Son"}
    page = signed_in(other.user).get(reverse("outreach:interview", args=[file.pk]))
    assert [each.title for each in page.context["others"]] == ["Dessin"]


def test_an_interview_of_a_file_that_joined_another_is_still_read_there(territory, volunteer, file):
    coordinator = a_member(Role.COORDINATOR, territory)
    gone = open_file("Studio Le Large", by=acting(coordinator), territory=territory)
    for each in (file, gone):
        keep_interview(each, by=acting(coordinator), said=said(title=each.name))
    merge_files(file, gone=gone, by=acting(coordinator), answers={"name": "kept"})
    page = signed_in(coordinator.user).get(reverse("outreach:interview", args=[file.pk]))
    assert [each.title for each in page.context["others"]] == ["Studio Le Large"]


def test_a_lead_becomes_a_company_with_a_draft_offer_that_says_what_was_said(file, volunteer):
    monday = date(clock.today().year + 1, 1, 11)
    week = [[monday.isoformat(), (monday + timedelta(days=4)).isoformat()]]
    made = keep_interview(
        file, by=acting(volunteer), said=said(weeks=week, street="22, rue de la Garenne", postal_code="92000")
    )
    draft_offer(made, by=acting(volunteer))
    offer = Offer.objects.get()
    file.refresh_from_db()
    assert (offer.state, offer.company.siret, file.company) == (OfferState.DRAFT, a_siret(7), offer.company)
    kept = {name: offer.draft[name] for name in ("title", "summary", "sector", "places", "weeks")}
    assert kept == {
        "title": "Dessin et son", "summary": "Dessiner, mixer.", "sector": "video-games", "places": 2, "weeks": week,
    }  # fmt: skip
    assert offer.company.sites.get().street == "22, rue de la Garenne" and offer.draft["timetable_15"]
    assert (file.state, file.company.is_verified) == (FileState.PUBLISHING, False)
    with pytest.raises(WrongState):
        draft_offer(made, by=acting(volunteer))


def test_trades_that_are_ticked_lead_the_words_of_the_draft_the_page_of_the_host_and_the_agreement(file, volunteer):
    ticked = ["jeu-video", "comptabilite", "gone-since"]
    made = draft_offer(keep_interview(file, by=acting(volunteer), said=said(occupations=ticked)), by=acting(volunteer))
    line = "Métiers à voir : conceptrice de jeux vidéo, concepteur de jeux vidéo ; comptable."
    assert Offer.objects.get().draft["summary"] == f"{line}\nDessiner, mixer."
    assert line in signed_in(volunteer.user).get(reverse("outreach:drafted", args=[made.pk])).content.decode()
    assert ("Métiers à voir", "Conceptrice de jeux vidéo, concepteur de jeux vidéo ; comptable") in facts_of(made)


def test_the_trades_of_the_sector_stand_to_be_ticked_and_those_ticked_before_stay(file, volunteer):
    client, address = signed_in(volunteer.user), reverse("outreach:interview", args=[file.pk])
    once = client.get(address).context["form"]["once"].value()
    client.post(address, {"once": once, "sector": "video-games", "occupations": ["comptabilite"], "act": "keep"})
    form = client.get(address).context["form"]
    offered = [value for value, _title in form.fields["occupations"].choices]
    assert offered[:2] == ["animation-3d", "jeu-video"] and form["occupations"].value() == ["comptabilite"]
    kept = {"sector": "crafts", "occupations": ["jeu-video"], "act": "keep"}
    client.post(address, kept | {"once": form["once"].value()})
    form = client.get(address).context["form"]
    offered = [value for value, _title in form.fields["occupations"].choices]
    assert {"bijouterie", "jeu-video"} <= set(offered) and "animation-3d" not in offered


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"occupations": ["no-trade"]}, "occupations"),
        ({"occupations": [*sheets()][:7]}, "occupations"),
        ({"occupations": ["comptabilite"], "trades": "x" * 1490}, "trades"),
    ],
)
def test_a_trade_that_isnt_known_or_words_too_long_beside_the_trades_are_said(file, volunteer, typed, field):
    client, address = signed_in(volunteer.user), reverse("outreach:interview", args=[file.pk])
    once = client.get(address).context["form"]["once"].value()
    answer = client.post(address, {"once": once, "title": "Dessin", "act": "keep"} | typed)
    assert answer.status_code == 422 and set(answer.context["form"].errors) == {field}


def test_a_draft_needs_a_siret_that_no_other_file_or_territory_has(territory, volunteer):
    by = acting(volunteer)
    lead = open_file("Hôtel Iris", by=by, territory=territory)
    made = keep_interview(lead, by=by, said=said())
    with pytest.raises(DomainError, match="SIRET"):
        draft_offer(made, by=by)
    known = open_file("Banque Meridia", by=by, territory=territory, siret=a_siret(9))
    with pytest.raises(FileExists) as found:
        draft_offer(made, by=by, siret=a_siret(9))
    assert found.value.file == known
    a_company(a_territory(), siret=a_siret(55))
    with pytest.raises(DomainError):
        draft_offer(made, by=by, siret=a_siret(55))
    assert not Offer.objects.exists() and Company.objects.count() == 1


def test_what_worked_against_an_objection_is_counted_and_told_in_its_territory_only(file, volunteer, territory):
    heard = {Objection.NO_TIME: (Outcome.LIFTED, "Deux tuteurs"), Objection.SECRET: (Outcome.STANDS, "")}
    keep_interview(file, by=acting(volunteer), said=Said({}, heard))
    other = open_file("Hôtel Iris", by=acting(volunteer), territory=territory)
    keep_interview(other, by=acting(volunteer), said=Said({}, {Objection.NO_TIME: (Outcome.LATER, "")}))
    told = {each.code: (each.heard, each.lifted, each.worked) for each in answered(territory.pk)}
    assert told[Objection.NO_TIME] == (2, 1, ("Deux tuteurs",))
    assert told[Objection.SECRET] == (1, 0, ())
    assert {each.heard for each in answered(a_territory().pk)} == {0}
    keep_interview(file, by=acting(volunteer), said=Said({}, {}))
    assert {each.heard for each in answered(territory.pk) if each.code == Objection.SECRET} == {0}


def test_the_agreement_is_one_page_though_half_of_it_is_to_be_asked(file, volunteer):
    longest_titles = sorted(sheets(), key=lambda slug: -len(sheets()[slug].title))
    longest = {"title": "x" * 120, "street": "y" * 200, "tutor_name": "z" * 150, "occupations": longest_titles[:6]}
    for values in ({}, longest):
        made = keep_interview(file, by=acting(volunteer), said=said(**values))
        answer = signed_in(volunteer.user).get(reverse("outreach:agreement", args=[made.pk]))
        assert answer["Content-Type"] == "application/pdf" and page_count(answer.content) == 1


def test_the_page_makes_one_draft_however_often_it_is_sent_and_loses_nothing_of_what_is_wrong(file, volunteer):
    client, address = signed_in(volunteer.user), reverse("outreach:interview", args=[file.pk])
    shown = client.get(address)
    sent = {
        "once": shown.context["form"]["once"].value(), "title": "", "trades": "Dessiner", "act": "draft",
        "outcome_no_time": "lifted", "answer_no_time": "Deux tuteurs", "places": "2", "level": "college",
    }  # fmt: skip
    wrong = client.post(address, sent)
    assert wrong.status_code == 422 and "Deux tuteurs" in wrong.content.decode()
    for _ in range(2):
        answer = client.post(address, sent | {"title": "Dessin"})
        assert answer.status_code == 302
    assert Offer.objects.count() == Interview.objects.count() == 1
    assert "Levé" in client.get(answer["Location"]).content.decode()


def test_a_volunteer_reads_no_count_of_pupils_beside_the_weeks(file, volunteer):
    page = signed_in(volunteer.user).get(reverse("outreach:interview", args=[file.pk])).content.decode()
    assert "0 élève" not in page and "Vacances" in page


def test_what_is_to_be_asked_stands_beside_the_questions_from_the_first_look(file, volunteer):
    page = signed_in(volunteer.user).get(reverse("outreach:interview", args=[file.pk])).content.decode()
    draft = page[page.index('id="brouillon"') :]
    assert "4 choses à demander" in draft and "Nanterre" in draft
    assert not Interview.objects.exists()
