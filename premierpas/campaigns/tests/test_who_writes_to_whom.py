"""Who may write to whom, what stops a letter and what doesn't, and who reads announcements and documents."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from premierpas.agenda.models import Presence, Task
from premierpas.campaigns.actions import (
    add_paper,
    add_version,
    announce,
    begin_campaign,
    confirm_subscription,
    decide,
    end_decision,
    put_away,
    send_campaign,
    stop_letters,
    subscribe,
    write_campaign,
)
from premierpas.campaigns.audience import weigh
from premierpas.campaigns.enums import FileKind, Ground, PaperKind, Readers
from premierpas.campaigns.files import CleanFile
from premierpas.campaigns.models import Subscription
from premierpas.campaigns.shown import announcements_for
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.audiences import LeftOut
from premierpas.core.errors import DomainError, NotAllowed
from premierpas.core.outbox.delivery import deliver_message
from premierpas.core.outbox.models import Cause, Delivery, Message
from premierpas.core.outbox.notices import Recipient, post
from premierpas.core.outbox.suppression import Stopping, hash_of_address, suppress
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Territory
from premierpas.outreach.actions import add_contact, open_file
from premierpas.outreach.notices import DONE_FOR_YOU
from premierpas.people.models import Authorisation, Guardian
from tests.clients import signed_in, signed_in_as
from tests.factories import (
    a_classroom,
    a_company,
    a_member,
    a_partner,
    a_partner_person,
    a_pupil,
    a_school,
    a_territory,
    a_user,
    a_volunteer,
    acting,
    viewer,
)

pytestmark = pytest.mark.django_db
A_PDF, ANOTHER = CleanFile(FileKind.PDF, b"%PDF-1.4"), CleanFile(FileKind.PDF, b"%PDF-1.7")


@pytest.fixture
def territory() -> Territory:
    return a_territory("Nanterre")


@pytest.fixture
def nadia(territory: Territory):
    return a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))


def a_family(territory: Territory, email: str) -> Guardian:
    pupil = a_pupil(a_classroom(a_school(territory)))
    pupil.guardians.all().delete()
    return Guardian.objects.create(pupil=pupil, name="Mina Ba", email=email)


def test_a_volunteer_writes_to_companies_and_does_not_send(territory: Territory):
    hugo = a_volunteer(territory, user=a_user("Hugo Petitjean"))
    file = open_file("Garage Leroy", by=acting(hugo), territory=territory)
    add_contact(file, by=acting(hugo), name="Awa Ba", email="awa@exemple.test")
    campaign = begin_campaign("Mai", by=acting(hugo), territory=territory, audience="companies")
    write_campaign(campaign, by=acting(hugo), title="Mai", subject="Une place ?", text="Bonjour", chosen={})
    with pytest.raises(NotAllowed):
        send_campaign(campaign, expected=1, by=acting(hugo))
    page = signed_in_as(hugo).get(f"/association/campagnes/{campaign.pk}/").content.decode()
    assert "Envoyer à" not in page and "Awa Ba" in page
    for audience in ("families", "schools", "newsletter"):
        with pytest.raises(NotAllowed):
            begin_campaign("Mai", by=acting(hugo), territory=territory, audience=audience)
    lead = a_volunteer(territory, role="lead")
    begin_campaign("Mai", by=acting(lead), territory=territory, audience="schools")
    with pytest.raises(NotAllowed):
        begin_campaign("Mai", by=acting(lead), territory=territory, audience="families")


def test_families_get_what_is_necessary_or_what_they_asked_for(territory: Territory, nadia):
    waiting, authorised = a_family(territory, "mina@exemple.test"), a_family(territory, "lea@exemple.test")
    a_family(a_territory("Ailleurs"), "loin@exemple.test")
    Authorisation.objects.create(enrolment=authorised.pupil.enrolments.get(), signed_on=clock.today())
    campaign = begin_campaign("Autorisations", by=acting(nadia), territory=territory, audience="families")
    words = {"title": "Autorisations", "subject": "Il manque une signature", "text": "Bonjour {nom},"}
    with pytest.raises(DomainError, match="Dites pourquoi"):
        write_campaign(campaign, by=acting(nadia), chosen={}, **words)
    with pytest.raises(DomainError, match="ce qui leur manque"):
        write_campaign(campaign, by=acting(nadia), chosen={}, ground=Ground.NECESSARY, **words)
    chosen = {"attente": "authorisation"}
    campaign = write_campaign(campaign, by=acting(nadia), chosen=chosen, ground=Ground.NECESSARY, **words)
    assert [each.key for each in weigh(campaign).people] == [f"guardian:{waiting.pk}"]
    campaign = write_campaign(campaign, by=acting(nadia), chosen={}, ground=Ground.CONSENTED, **words)
    assert [minus.reason for minus in weigh(campaign).minus] == [LeftOut.NOT_ASKED]
    asked = subscribe(territory, email="Lea@exemple.test", by=Actor.visitor())
    assert not weigh(campaign).people, "asking isn't confirming"
    confirm_subscription(asked, by=Actor.visitor())
    assert [each.key for each in weigh(campaign).people] == [f"guardian:{authorised.pk}"]
    Guardian.objects.filter(pk=authorised.pk).update(confirmed_at=None)
    assert not weigh(campaign).people, "a contact that the school hasn't confirmed"


def test_what_is_necessary_is_never_stopped(territory: Territory):
    suppress("awa@exemple.test", cause=Cause.COMPLAINED)
    suppress("awa@exemple.test", cause=Cause.UNSUBSCRIBED, whose="contact:1", scope="letters.companies")
    to = Recipient(name="Awa", email="awa@exemple.test", whose="contact:1")
    words = {"company": "Garage", "by": "Nadia", "what": "offre en pause"}
    (message,) = post(DONE_FOR_YOU, to, key="necessary", about=None, **words)
    deliver_message(message.pk)
    message.refresh_from_db()
    assert message.state == Delivery.SENT and message.whose == ""
    assert "List-Unsubscribe" not in mail.outbox[0].extra_headers


def test_the_newsletter_begins_with_the_owners_button_and_ends_with_it(territory: Territory):
    client = Client()
    client.post("/lettre/", {"email": "lectrice@exemple.test"})
    client.post("/lettre/", {"email": "LECTRICE@exemple.test"})
    row, message = Subscription.objects.get(), Message.objects.get()
    deliver_message(message.pk)
    path = next(word for word in mail.outbox[0].body.split() if "/lettre/confirmer/" in word)
    path = "/" + path.split("/", 3)[3]
    client.get(path)
    row.refresh_from_db()
    assert row.confirmed_at is None, "a programme that looks at links confirms nothing"
    client.post(path)
    row.refresh_from_db()
    assert row.confirmed_at is not None
    stop_letters(
        Stopping(hash_of_address(row.email), f"subscription:{row.pk}", "letters.newsletter", ""), by=Actor.visitor()
    )
    row.refresh_from_db()
    assert row.ended_at is not None
    assert client.get("/lettre/confirmer/altered/").status_code == 404


def test_an_announcement_is_read_by_those_it_is_for_between_its_days(territory: Territory, nadia):
    today = clock.today()
    people = {
        Readers.COORDINATORS: nadia,
        Readers.TEAM: a_volunteer(territory),
        Readers.SCHOOLS: a_member(Role.TEACHER, a_school(territory)),
        Readers.COMPANIES: a_member(Role.COMPANY, a_company(territory)),
        Readers.PUPILS: a_pupil(a_classroom(a_school(territory))),
        Readers.PARTNERS: a_partner_person(a_partner(territory)),
    }
    for readers in (*people, Readers.EVERYBODY):
        announce(
            str(readers), by=acting(nadia), territory=territory, text="…", readers=readers, first_day=today,
            last_day=today,
        )  # fmt: skip
    announce(
        "later", by=acting(nadia), territory=territory, text="…", readers=Readers.EVERYBODY,
        first_day=today + timedelta(days=1), last_day=today + timedelta(days=1),
    )  # fmt: skip
    read = {readers: {each.title for each in announcements_for(viewer(who))} for readers, who in people.items()}
    assert read == {
        Readers.COORDINATORS: {"coordinators", "team", "everybody"},
        **{readers: {str(readers), "everybody"} for readers in list(people)[1:]},
    }
    assert announcements_for(viewer(a_volunteer(a_territory("Ailleurs")))) == []
    mine = announcements_for(viewer(nadia))
    put_away(mine[0], by=acting(nadia))
    assert mine[0] not in announcements_for(viewer(nadia))


def test_a_document_keeps_its_versions_and_its_readers(territory: Territory, nadia):
    hugo = a_volunteer(territory)
    paper = add_paper(
        "Budget", by=acting(nadia), territory=territory, file=A_PDF, readers=Readers.COORDINATORS, told="subventions"
    )
    add_version(paper, file=A_PDF, by=acting(nadia))
    add_version(paper, file=ANOTHER, by=acting(nadia))
    assert list(paper.versions.order_by("number").values_list("number", flat=True)) == [1, 2]
    boss, helper = signed_in_as(nadia), signed_in_as(hugo)
    assert "Budget" in boss.get("/association/documents/?q=subvention").content.decode()
    assert "Budget" not in helper.get("/association/documents/").content.decode()
    assert helper.get(f"/documents/{paper.pk}/2/").status_code == 403
    got = boss.get(f"/documents/{paper.pk}/2/")
    assert b"".join(got.streaming_content) == b"%PDF-1.7" and "attachment" in got["Content-Disposition"]
    assert Client().get(f"/presse/{paper.pk}/").status_code == 404, "only what is for the press"
    for wide in ({"readers": Readers.EVERYBODY}, {"kind": PaperKind.PRESS}):
        with pytest.raises(NotAllowed):
            add_paper("Tract", by=acting(hugo), territory=territory, file=A_PDF, **wide)


def test_a_decision_is_a_task_of_its_owner_until_it_is_done(territory: Territory, nadia):
    today = clock.today()
    minutes = add_paper(
        "Réunion", by=acting(nadia), territory=territory, file=A_PDF, kind=PaperKind.MINUTES, held_on=today
    )
    owner = Presence.objects.get(key=f"membership:{nadia.pk}")
    with pytest.raises(DomainError, match="pour quand"):
        decide(minutes, text="Appeler", by=acting(nadia), owner=owner)
    decision = decide(minutes, text="Appeler", by=acting(nadia), owner=owner, due_on=today)
    task = Task.objects.get(reason="campaigns.decision", state="open")
    assert task.owner == owner and task.due == today
    end_decision(decision, by=acting(nadia))
    task.refresh_from_db()
    assert task.state != "open"


def test_a_partner_reads_in_its_space_what_its_territory_posts_for_partners(territory: Territory, nadia):
    today = clock.today()
    member = a_partner_person(a_partner(territory, name="Fondation"))
    stranger = a_partner_person(a_partner(a_territory("Ailleurs"), name="Autre"))
    for_whom = (Readers.PARTNERS, Readers.TEAM)
    titled = {"by": acting(nadia), "territory": territory, "file": A_PDF, "told": ""}
    paper = {readers: add_paper(f"Pour {readers}", readers=readers, **titled) for readers in for_whom}
    announce(
        "Merci à nos partenaires", by=acting(nadia), territory=territory, text="…", readers=Readers.PARTNERS,
        first_day=today, last_day=today,
    )  # fmt: skip
    browser = signed_in(member.user, f"partner:{member.pk}")
    page = browser.get("/partenaire/").content.decode()
    assert "Merci à nos partenaires" in page and "Pour partners" in page and "Pour team" not in page
    files = {readers: reverse("campaigns:download", args=[each.pk, 1]) for readers, each in paper.items()}
    assert browser.get(files[Readers.PARTNERS]).status_code == 200
    assert browser.get(files[Readers.TEAM]).status_code == 403
    elsewhere = signed_in(stranger.user, f"partner:{stranger.pk}")
    assert elsewhere.get(files[Readers.PARTNERS]).status_code == 403
    assert "Pour partners" not in elsewhere.get("/partenaire/").content.decode()


def test_nobody_makes_the_newsletter_write_to_strangers(territory: Territory):
    address, sent = reverse("campaigns:subscribe"), {"name": "Léa", "territory": str(territory.pk)}
    for name in ("Gagnez sur www.exemple.test", "https://exemple.test", "casino.com", "Voir exemple.xyz/a", "a@b.fr"):
        answer = Client().post(address, {"name": name, "email": "awa@exemple.test", "territory": str(territory.pk)})
        assert answer.status_code == 422, name
    assert not Subscription.objects.filter(email="awa@exemple.test").exists()
    assert Client().post(address, sent | {"name": "J.-P. d’Almeida", "email": "jp@exemple.test"}).status_code == 200
    to_one = [Client().post(address, sent | {"email": "lea@exemple.test"}).status_code for _each in range(8)]
    assert (to_one[0], to_one[-1]) == (200, 429)
    to_many = [Client().post(address, sent | {"email": f"a{n}@exemple.test"}).status_code for n in range(100)]
    assert (to_many[0], to_many[-1]) == (200, 429)
