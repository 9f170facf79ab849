"""A partner from the file to the space, and a door from the question by link to the outcome."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.actions import Actor, working_as
from premierpas.core.outbox.models import Message
from premierpas.insights.closing import close_months
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import open_file
from premierpas.partners.models import Introduction, Member, Partner
from tests.factories import (
    a_classroom,
    a_member,
    a_pupil,
    a_school,
    a_territory,
    a_user,
    a_volunteer,
    acting,
)

from .conftest import WAYS, Seat
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def last_month() -> date:
    return (clock.today().replace(day=1) - timedelta(days=1)).replace(day=1)


def the_link(purpose: str) -> str:
    return Link.objects.filter(purpose=purpose, revoked_at=None).latest("pk").address


@WAYS
def test_a_partner_is_invited_reads_its_sheet_and_opens_a_door(
    seat: Callable[..., Seat], size: tuple[int, int], script: bool
):
    territory = a_territory("Nanterre")
    a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    classroom = a_classroom(a_school(territory))
    with clock.travel(last_month() + timedelta(days=3)):
        for _n in range(12):
            a_pupil(classroom)
    with working_as(Actor.task("tests")):
        close_months()
    hugo = a_volunteer(territory, user=a_user("Hugo Petitjean"))
    open_file("Transports Lecomte", by=acting(hugo), territory=territory)

    team = seat(size, script=script)
    enter(team, hugo.user)
    team.go("/association/partenaires/", "no partner yet")
    team.press("Ajouter un partenaire", "a new partner")
    team.fill(name="Fondation du Pont", city="Paris")
    team.choose("kind", "sponsor")
    team.press("Ouvrir la fiche", "the partner's file")
    partner = Partner.objects.get()
    team.press("Ouvrir l’espace à une personne", "inviting")
    team.fill(name="Claire Aubert", email="claire@fondation.example", function="déléguée")
    team.press("Inviter", "invited")
    team.go(f"/association/partenaires/{partner.pk}/fiches/ajouter/", "a sheet to share")
    team.press("Partager", "a sheet is shared")
    seen(team, f"partner-{size[0]}")
    team.go("/association/chiffres/", "figures")
    assert "environ\u00a010" in team.page.inner_text("main")
    seen(team, f"figures-{size[0]}")

    claire = seat(size, script=script)
    claire.go(the_link("partners.invitation"), "the invitation")
    claire.fill(name="Claire Aubert")
    claire.press("Ouvrir mon espace", "the space")
    assert Member.objects.get().since is not None
    claire.press("Fiche d’activité", "the sheet")
    assert "environ\u00a010" in claire.page.inner_text("main")
    seen(claire, f"sheet-{size[0]}")
    with claire.page.expect_download() as download:
        claire.page.get_by_role("link", name="Garder en PDF").click()
    assert download.value.suggested_filename.endswith(".pdf")
    claire.go("/partenaire/portes/nouvelle/", "a door to open")
    claire.fill(opens="Les transporteurs de Gennevilliers")
    claire.press("Proposer", "a door is open")

    team.go("/association/portes/", "doors")
    team.press("Demander", "asking")
    team.page.select_option("select[name='file']", label="Transports Lecomte")
    team.fill(words="Trois appels, jamais la bonne personne.")
    team.press("Envoyer la demande", "asked")

    claire.go("/partenaire/", "asked in the space")
    seen(claire, f"space-{size[0]}")
    claire.press("Oui, je m’en charge", "answered in one tap")
    assert Introduction.objects.get().state == "yes"
    claire.go("/partenaire/collegues/", "colleagues")


@WAYS
def test_an_introduction_is_asked_answered_by_link_and_its_outcome_told(
    seat: Callable[..., Seat], size: tuple[int, int], script: bool
):
    territory = a_territory("Nanterre")
    a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    hugo = a_volunteer(territory, user=a_user("Hugo Petitjean"))
    file = open_file("Transports Lecomte", by=acting(hugo), territory=territory)
    team = seat(size, script=script)
    enter(team, hugo.user)
    team.go("/association/partenaires/nouveau/")
    team.fill(name="Fondation du Pont")
    team.choose("kind", "sponsor")
    team.press("Ouvrir la fiche")
    team.go(f"/association/partenaires/{Partner.objects.get().pk}/personnes/ajouter/", "a person")
    team.fill(name="Claire Aubert", email="claire@fondation.example")
    team.press("Enregistrer", "a person is there")
    team.go("/association/portes/nouvelle/", "a door")
    team.page.select_option("select[name='contact']", label="Claire Aubert, Fondation du Pont")
    team.fill(opens="Les transporteurs de Gennevilliers")
    team.press("Enregistrer", "a door is noted")
    team.press("Demander")
    team.page.select_option("select[name='file']", label="Transports Lecomte")
    team.press("Envoyer la demande", "the question has left")

    claire = seat(size, script=script)
    claire.go(the_link("partners.answer"), "the question by link")
    seen(claire, f"question-{size[0]}")
    claire.fill(words="Je lui écris demain.")
    claire.press("Oui, je m’en charge", "yes by link")

    team.go("/association/portes/", "a yes")
    seen(team, f"doors-{size[0]}")
    team.press("Dire la suite", "the outcome")
    team.choose("became", "met")
    team.fill(outcome="Rendez-vous pris, merci.")
    team.press("Envoyer", "the outcome is told")
    assert Message.objects.filter(notice="partners.outcome", to="claire@fondation.example").exists()
    team.go(f"/association/entreprises/{file.pk}/")
    assert "accepte de nous présenter" in team.page.inner_text("main")
