"""The pages of a handover: all of it at once, its letter, and who has said what in spring."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from premierpas.agenda.models import Task
from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.core.outbox.models import Message
from premierpas.outreach.actions import add_contact, note
from premierpas.outreach.enums import Kind, Result
from premierpas.volunteers.actions import answer_succession, say_intention
from premierpas.volunteers.enums import Intent
from premierpas.volunteers.forms.handing import SHARED
from premierpas.volunteers.handover.letter import handover_pdf, letter_of
from premierpas.volunteers.handover.things import things_of
from premierpas.volunteers.tasks import care_every_night
from tests.clients import signed_in, signed_in_as
from tests.factories import a_volunteer, acting

from ..situations import leaves, presence
from .asking import asked, follows, open_task

pytestmark = pytest.mark.django_db


def test_in_spring_everybody_is_asked_until_they_have_answered(hugo, selma, coordinator):
    april = datetime(clock.today().year + 1, 4, 2, 12, tzinfo=clock.PARIS)
    with travel(april - timedelta(days=30)):
        from premierpas.agenda.tasks import reconcile

        reconcile()
        assert not Task.objects.filter(reason="volunteers.intention", state="open").exists()
    with travel(april):
        reconcile()
        care_every_night()
        whom = set(Task.objects.filter(reason="volunteers.intention", state="open").values_list("owner", flat=True))
        assert whom == {presence(hugo).pk, presence(selma).pk}
        assert Message.objects.filter(notice="volunteers.spring", channel="app").count() == 2
        say_intention(hugo, by=acting(hugo), answer=Intent.STAYS)
        assert open_task("volunteers.intention").owner == presence(selma)
        page = signed_in_as(coordinator).get(reverse("volunteers:handovers")).content.decode()
        assert page.index("pas encore de réponse") < page.index("Je reste l’année prochaine")


def test_the_letter_says_what_was_promised_what_works_and_whom_to_ask(hugo, selma):
    [file] = follows(hugo, "Banque Meridia")
    by = acting(hugo)
    person = add_contact(file, by=by, name="Odile Prévost", function="agence", phone="+33147000001", wish="Le matin")
    note(file, by=by, kind=Kind.CALL, result=Result.REACHED, said="Elle dit non deux fois avant oui.", contact=person)
    handover = leaves(hugo)
    answer_succession(asked(handover, file, selma)[0], by=acting(selma), accepted=True)
    [part] = letter_of(things_of(handover))
    assert part.name == selma.user.name
    told = {fact.label: (fact.words, fact.detail) for fact in part.entries[0].facts}
    assert told["Promis"][0] == "Rappeler" and told["Dernier échange"][0] == "Elle dit non deux fois avant oui."
    assert told["À qui demander"][0] == "Odile Prévost, agence" and "Le matin" in told["À qui demander"][1]
    assert handover_pdf(handover).startswith(b"%PDF")
    page = signed_in(hugo.user).get(reverse("volunteers:letter", args=[handover.pk])).content.decode()
    assert "Elle dit non deux fois" in page


def test_the_page_asks_for_all_at_once_and_says_at_its_field_who_cannot(hugo, selma, coordinator):
    first, second = follows(hugo, "Imprimerie Vallès", "Régie de l’eau")
    handover = leaves(hugo)
    browser, address = signed_in_as(coordinator), reverse("volunteers:handover", args=[handover.pk])
    assert "2 suites à trouver" in browser.get(address).content.decode()
    day = clock.today().isoformat()
    wrong = browser.post(address, {"together_from": day, f"a-outreach-{first.pk}": str(presence(hugo).pk)})
    assert wrong.status_code == 422 and f"a-outreach-{first.pk}" in wrong.context["form"].errors
    mine = {f"a-outreach-{each.pk}": str(presence(coordinator).pk) for each in (first, second)}
    assert browser.post(address, {"together_from": day, **mine}).status_code == 302
    assert "rien ne reste sans personne" in browser.get(address).content.decode()


def test_the_rest_is_proposed_to_one_colleague_at_once(hugo, selma, territory):
    files = follows(hugo, "Menuiserie", "Garage", "Mairie")
    other = a_volunteer(territory)
    handover = leaves(hugo)
    browser = signed_in(hugo.user, f"volunteer:{hugo.pk}")
    typed = {
        f"a-outreach-{files[0].pk}": presence(other).pk, "rest_to": presence(selma).pk,
        "together_from": clock.today().isoformat(),
    }  # fmt: skip
    answer = browser.post(reverse("volunteers:handover", args=[handover.pk]), typed)
    assert answer.status_code == 302
    to = dict(handover.successions.values_list("item", "to"))
    assert to == {
        files[0].pk: presence(other).pk, files[1].pk: presence(selma).pk, files[2].pk: presence(selma).pk
    }  # fmt: skip


def test_the_rest_is_shared_among_the_team_by_what_each_has_already(hugo, selma, coordinator, territory):
    follows(selma, "Banque", "Régie", "Hôtel")
    files = follows(hugo, "Menuiserie", "Garage", "Mairie", "Théâtre")
    new = [a_volunteer(territory), a_volunteer(territory)]
    handover = leaves(hugo)
    typed = {
        f"a-outreach-{files[0].pk}": presence(new[0]).pk, "rest_to": SHARED, "together_from": clock.today().isoformat(),
    }  # fmt: skip
    answer = signed_in_as(coordinator).post(reverse("volunteers:handover", args=[handover.pk]), typed)
    assert answer.status_code == 302
    whose = Counter(handover.successions.values_list("to", flat=True))
    assert whose.total() == 4 and whose[presence(selma).pk] == 0
    assert whose[presence(new[0]).pk] <= 2 and whose[presence(new[1]).pk] >= 1
    assert handover.successions.get(item=files[0].pk).to == presence(new[0])


def test_the_page_begins_the_letter_and_leads_to_all_of_it(hugo, coordinator):
    follows(hugo, "Banque Meridia")
    handover = leaves(hugo)
    page = signed_in_as(coordinator).get(reverse("volunteers:handover", args=[handover.pk])).content.decode()
    letter = page[page.index('id="lettre"') :]
    assert "Banque Meridia" in letter and reverse("volunteers:letter", args=[handover.pk]) in letter


def test_out_of_spring_nobody_owes_an_answer(hugo, selma, coordinator):
    with travel(datetime(clock.today().year + 1, 10, 2, 12, tzinfo=clock.PARIS)):
        say_intention(hugo, by=acting(hugo), answer=Intent.STAYS)
        page = signed_in_as(coordinator).get(reverse("volunteers:handovers")).content.decode()
        assert "pas encore de réponse" not in page and selma.name not in page and hugo.name in page
        assert f"question posée à tous à partir du 1er avril {clock.today().year + 1}" in page.replace("\xa0", " ")
