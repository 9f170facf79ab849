"""A coordinator acts for a company on the phone: the lower floors decide, the timeline says it, the company is told."""

from copy import deepcopy
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from premierpas.applications.models import Application
from premierpas.applications.tests.situations import an_old_pupil, sent
from premierpas.core import clock
from premierpas.core.errors import NotAllowed
from premierpas.core.outbox.models import Message
from premierpas.core.tests.papers import a_paper, as_file
from premierpas.offers.actions import StaleDraft, save_step
from premierpas.offers.content import OfferContent
from premierpas.offers.drafts import Step, text_version
from premierpas.offers.models import Offer
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import (
    add_site_for_host,
    answer_for_host,
    correct_offer_for_host,
    drop_document,
    turn_offer_for_host,
)
from premierpas.outreach.actions.for_host import Answer, Turn
from premierpas.outreach.models import CompanyFile, Document
from tests.begun import begun_once
from tests.clients import signed_in
from tests.factories import a_colleague_of, a_member, a_territory, a_volunteer, acting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november():
    """A Tuesday outside the holidays, two months before the weeks of `situations`."""
    with clock.travel(date(2026, 11, 10)):
        yield


sent_once = begun_once(clock.travel(date(2026, 11, 10))(sent))


@pytest.fixture
def application(sent_once):
    return deepcopy(sent_once)


@pytest.fixture
def offer(application) -> Offer:
    return Offer.objects.select_related("company").get(pk=application.offer_id)


@pytest.fixture
def file(offer) -> CompanyFile:
    return CompanyFile.objects.select_related("company").get(company=offer.company)


@pytest.fixture
def coordinator(file):
    return a_member(Role.COORDINATOR, file.territory)


def told(offer: Offer) -> list[Message]:
    members = offer.company.memberships.values("user")
    return list(Message.objects.filter(notice="outreach.done_for_you", user__in=members))


@pytest.mark.parametrize(
    ("answer", "more", "state", "fact"),
    [
        (Answer.YES, {}, "accepted", "accepted"),
        (Answer.NO, {"reason": "full", "kind_words": "Courage."}, "rejected", "rejected"),
        (Answer.LATER, {}, "under_review", "more_time"),
    ],
)
def test_the_companys_answer_is_given_for_it_said_in_the_timeline_and_told_to_it(
    application, offer, file, coordinator, answer, more, state, fact
):
    client = signed_in(coordinator.user)
    address = reverse("outreach:answer_for_host", args=[file.pk, application.pk])
    assert address in client.get(reverse("outreach:file", args=[file.pk])).content.decode()
    page = client.get(address).content.decode()
    assert application.pupil.last_name not in page
    assert client.post(address, {"answer": answer, **more}).status_code == 302
    application.refresh_from_db()
    assert application.state == state
    line = file.entries.get(fact=fact)
    assert line.for_host and line.by == coordinator.user
    assert told(offer) and coordinator.user.name in told(offer)[0].body


def test_an_offer_is_paused_resumed_and_closed_for_the_company(offer, file, coordinator):
    by = acting(coordinator)
    for turn, state in ((Turn.PAUSE, "paused"), (Turn.RESUME, "published"), (Turn.CLOSE, "closed")):
        count = len(told(offer))
        turn_offer_for_host(file, by=by, offer=offer, turn=turn)
        offer.refresh_from_db()
        assert offer.state == state
        assert len(told(offer)) > count
    facts = file.entries.filter(for_host=True).values_list("fact", flat=True)
    assert set(facts) == {"offer_paused", "offer_resumed", "offer_closed"}


def test_a_typo_is_mended_in_public_and_in_the_draft_and_what_the_company_writes_meanwhile_stays(
    offer, file, coordinator
):
    by, words = acting(coordinator), OfferContent.of(offer.content)
    save_step(offer, step=Step.TRADE, values={"summary": "Un autre texte"}, by=a_colleague_of(offer.company))
    read = text_version(words)
    correct_offer_for_host(file, by=by, offer=offer, version=read, title="Menuiserie fine", summary=words.summary)
    offer.refresh_from_db()
    assert (offer.title, offer.content["title"], offer.draft["title"]) == ("Menuiserie fine",) * 3
    assert offer.draft["summary"] == "Un autre texte" and offer.content["summary"] == words.summary
    with pytest.raises(StaleDraft):
        correct_offer_for_host(file, by=by, offer=offer, version=read, title="Autre", summary="…")


def test_a_site_is_added_for_a_company_and_it_is_told(offer, file, coordinator):
    client = signed_in(coordinator.user)
    typed = {"name": "Atelier de Puteaux", "street": "3, rue des Lilas", "postal_code": "92800"}
    assert client.post(reverse("outreach:add_site", args=[file.pk]), typed).status_code == 302
    assert offer.company.sites.filter(name="Atelier de Puteaux").exists()
    assert told(offer)


def test_nobody_but_a_coordinator_of_the_territory_acts_for_a_host_or_sees_who_waits(application, offer, file):
    volunteer, stranger = a_volunteer(file.territory), a_member(Role.COORDINATOR, a_territory())
    for person in (volunteer, stranger):
        for act in (
            lambda by: answer_for_host(file, by=by, application=application, answer=Answer.YES),
            lambda by: turn_offer_for_host(file, by=by, offer=offer, turn=Turn.PAUSE),
            lambda by: add_site_for_host(file, by=by, name="A", street="B", postal_code="92000"),
        ):
            with pytest.raises(NotAllowed):
                act(acting(person))
    page = signed_in(volunteer.user).get(reverse("outreach:file", args=[file.pk])).content.decode()
    assert "/candidatures/" not in page and "attend" not in page.split('id="historique"')[0].split("<h1>")[1]
    assert Application.objects.get(pk=application.pk).state == application.state


def test_an_application_or_an_offer_of_another_company_is_not_reached_through_a_file(application, file, coordinator):
    other = sent(an_old_pupil())
    client = signed_in(coordinator.user)
    address = reverse("outreach:answer_for_host", args=[file.pk, other.pk])
    assert client.post(address, {"answer": "yes"}).status_code == 302
    other.refresh_from_db()
    assert other.state == "submitted"


def test_a_paper_is_drawn_anew_kept_once_read_by_the_team_alone_and_its_bytes_go_with_it(file, coordinator):
    client, address = signed_in(coordinator.user), reverse("outreach:add_document", args=[file.pk])
    for _twice in range(2):
        picture = SimpleUploadedFile("charte.png", as_file(a_paper((620, 877)), "PNG"), "image/png")
        assert client.post(address, {"name": "Charte signée", "scan": picture}).status_code == 302
    paper = Document.objects.get(file=file)
    reading = reverse("outreach:document", args=[paper.pk])
    assert b"".join(client.get(reading).streaming_content).startswith(b"%PDF")
    assert signed_in(a_volunteer(file.territory).user).get(reading).status_code == 200
    assert signed_in(a_volunteer(a_territory()).user).get(reading).status_code == 403
    drop_document(paper, by=acting(coordinator))
    assert client.get(reading).status_code == 403
    assert {"document", "document_gone"} <= set(file.entries.values_list("fact", flat=True))
