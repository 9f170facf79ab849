"""A volunteer on a phone: from a lead through an interview, its network cut in the middle, to an offer online."""

from collections.abc import Callable

import pytest

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.offers.actions import publish_offer, save_step, submit_offer
from premierpas.offers.drafts import STEP_FIELDS, Step
from premierpas.offers.models import Offer
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import add_contact, open_file
from premierpas.outreach.models import CompanyFile, Interview
from tests.factories import (
    a_colleague_of,
    a_coordinator_of,
    a_full_text,
    a_member,
    a_siret,
    a_territory,
    a_user,
    a_volunteer,
    acting,
)

from .conftest import WAYS, Seat
from .test_holding import told
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@WAYS
def test_an_interview_becomes_a_draft_offer(seat: Callable[..., Seat], size: tuple, script: bool):
    territory = a_territory("Nanterre")
    a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    hugo = a_volunteer(territory, user=a_user("Hugo Petitjean"))
    file = open_file("Studio Grand Large", by=acting(hugo), territory=territory, next_on=clock.today())
    add_contact(file, by=acting(hugo), name="Nora Castel", email="nora@grandlarge.test")
    me = seat(size, script=script)
    enter(me, hugo.user)
    me.go(f"/association/entreprises/{file.pk}/", "the lead")
    me.press("Mener l’entretien", "the questions")
    me.fill(title="Dessin, son et programmation", trades="Dessiner, mixer, programmer.")
    if script:
        me.page.context.set_offline(True)
        me.fill(said="Elle veut qu’ils repartent avec une image à eux.")
        me.page.get_by_role("button", name="Enregistrer").click()
        told(me, "Pas de réseau")
        me.check("without network")
        me.page.context.set_offline(False)
        me.page.reload()
        told(me, "Remis")
    else:
        me.fill(said="Elle veut qu’ils repartent avec une image à eux.")
    me.page.get_by_text("Personne n’a le temps").first.click()
    me.choose("outcome_no_time", "lifted")
    me.fill(answer_no_time="Deux tuteurs qui se relaient")
    me.press("Enregistrer", "kept")
    assert Interview.objects.get().said.startswith("Elle veut")
    seen(me, f"interview-{size[0]}")
    me.press("Créer le brouillon", "without a SIRET")
    me.fill(siret=a_siret(7))
    me.press("Créer le brouillon", "the draft")
    seen(me, f"drafted-{size[0]}")
    assert Offer.objects.get().draft["title"] == "Dessin, son et programmation"
    with me.page.expect_download() as download:
        me.page.get_by_role("link", name="Télécharger l’engagement").click()
    assert download.value.suggested_filename == "engagement-de-partenariat.pdf"
    assert CompanyFile.objects.get().state == "publishing"
    me.press("Envoyer à Nora Castel", "the draft is sent to the host")
    host = seat(size, script=script)
    host.go(Link.objects.get(purpose="outreach.confirm_draft").address, "the host reads")
    seen(host, f"confirm-{size[0]}")
    host.choose("answer", "right")
    host.fill(name="Nora Castel")
    host.press("Envoyer ma réponse", "the host agrees")
    assert "Merci" in host.page.inner_text("main")
    file.refresh_from_db()
    assert file.next_step == "Mettre l’offre en ligne avec elle"
    put_online(file)
    file.refresh_from_db()
    assert file.state == "active"
    me.go(f"/association/entreprises/{file.pk}/", "the host's file")
    assert "Offre en ligne" in me.page.inner_text("main")


def put_online(file: CompanyFile) -> None:
    """The host has an account now, completes what the interview didn't say and sends it; a coordinator publishes it."""
    company = file.company
    a_member(Role.COMPANY, company, a_user("Nora Castel", "nora@grandlarge.test"))
    offer, nora = Offer.objects.get(company=company), a_colleague_of(company)
    text = a_full_text(company) | {"title": offer.draft["title"]}
    for step, names in STEP_FIELDS.items():
        if step != Step.REVIEW:
            values = {name: text[name] for name in names if name in text}
            offer = save_step(offer, step=step, values=values, by=nora)
    company.state = "verified"
    company.save(update_fields=["state"])
    publish_offer(submit_offer(offer, by=nora), by=acting(a_coordinator_of(company)))
