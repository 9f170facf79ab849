"""A volunteer's way: from the public page to the first task, then the check; and a generation that hands over."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse

from premierpas.accounts.links import Link
from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.outreach.actions import add_contact, open_file
from premierpas.outreach.models import CompanyFile
from premierpas.people.models import Volunteer
from premierpas.volunteers.scenes import SCENES
from premierpas.volunteers.tasks import care_every_night
from tests.factories import a_cleared_volunteer, a_member, a_territory, a_user, a_volunteer, acting

from .conftest import WAYS, Seat
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def is_recruited_and_cleared(visitor: Seat, coordinator: Seat) -> Volunteer:
    """From the public page to the first task and the last check; the visitor ends as a volunteer at their screen."""
    wide = visitor.page.viewport_size["width"]  # type: ignore[index]
    visitor.go("/devenir-benevole/", "the public page")
    seen(visitor, f"apply-{wide}")
    visitor.fill(name="Inès Faure", email="ines@exemple.test")
    visitor.press("Proposer mon aide", "without a reason")
    visitor.fill(motive="J’habite à côté et j’ai du temps.", availability="Le mercredi")
    visitor.press("Proposer mon aide", "thanks")
    assert "votre candidature est arrivée" in visitor.page.inner_text("main")

    coordinator.go("/association/recrutement/", "candidates")
    coordinator.press("Inès Faure", "one candidate")
    seen(coordinator, f"candidate-{wide}")
    coordinator.fill(
        **{"int-day": (clock.today() + timedelta(days=3)).isoformat(), "int-hour": "17:30", "int-place": "Au local"}
    )
    coordinator.press("Proposer ce moment", "an interview")
    coordinator.press("Dire oui et inviter", "invited")

    visitor.go(Link.objects.get(purpose="volunteers.invitation").address, "the invitation")
    visitor.fill(name="Inès Faure")
    visitor.press("Rejoindre l’équipe", "the first week")
    seen(visitor, f"mine-{wide}")
    visitor.go(reverse("agenda:tasks"), "the first task")
    assert "Votre première semaine" in visitor.page.inner_text("main")
    visitor.go("/association/equipe/moi/")
    visitor.press("Appris : Rencontrer l’équipe", "one thing is learnt")

    page = f"/association/benevoles/{Volunteer.objects.get(name='Inès Faure').pk}/"
    coordinator.go(page, "a newcomer")
    coordinator.press("Noter : identité vérifiée", "an identity")
    coordinator.choose("reg-proof", "certificate")
    coordinator.press("Noter : honorabilité vérifiée", "good character")
    seen(coordinator, f"volunteer-{wide}")
    visitor.go("/association/equipe/moi/", "a charter to sign")
    visitor.press("Les nommer", "who knows them")
    visitor.press("Ajouter cette personne", "a reference without a name")
    for name in ("Maud Petit", "Ali Sow"):
        visitor.fill(name=name, function="Entraîneur du club", reach="06 12 00 00 01")
        visitor.press("Ajouter cette personne", "a reference")
    visitor.go("/association/equipe/moi/")
    visitor.press("Lire et signer", "the charter")
    seen(visitor, f"charter-{wide}")
    visitor.press("Je signe la charte", "the charter isn't ticked")
    visitor.page.locator("input[name='read']").check()
    visitor.press("Je signe la charte", "the training")
    for number, scene in enumerate(SCENES):
        if number == 0:
            visitor.choose("answer", "closed")
            visitor.press("Répondre", "not quite")
            assert "Pas tout à fait" in visitor.page.inner_text("main")
            seen(visitor, f"scene-{wide}")
        visitor.choose("answer", scene.right.code)
        visitor.press("Répondre", "understood")
        visitor.press("Terminer" if number + 1 == len(SCENES) else "Scène suivante", "on with it")
    assert "Tout est compris" in visitor.page.inner_text("main")
    visitor.go("/association/equipe/moi/disponibilites/", "availability")
    visitor.choose("slots", "3-evening")
    visitor.press("Enregistrer ma semaine", "a week")
    seen(visitor, f"availability-{wide}")
    visitor.go("/association/equipe/moi/heures/", "hours")
    visitor.fill(what="Réunion de rentrée")
    visitor.press("Noter ces heures", "an hour")
    assert "1\u00a0h" in visitor.page.inner_text("main")
    seen(visitor, f"hours-{wide}")

    coordinator.go(page)
    coordinator.press("Habiliter à rencontrer des élèves", "two references are missing")
    assert "Il manque encore 2" in coordinator.page.inner_text("main")
    coordinator.press("Références", "references")
    for _each in range(2):
        coordinator.press("Noter l’échange", "on the telephone")
        coordinator.fill(said="La connaît depuis dix ans, fiable.")
        coordinator.press("Noter cet échange", "one was spoken to")
    seen(coordinator, f"references-{wide}")
    coordinator.go(page)
    coordinator.press("Habiliter à rencontrer des élèves", "cleared")
    coordinator.go("/association/benevoles/", "clearances")
    seen(coordinator, f"clearances-{wide}")
    volunteer = Volunteer.objects.get(user__isnull=False, name="Inès Faure")
    assert volunteer.sees_pupils
    return volunteer


@WAYS
def test_one_generation_hands_over_to_the_next(seat: Callable[..., Seat], size: tuple, script: bool):
    territory = a_territory("Nanterre")
    nadia = a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    hugo = a_volunteer(territory, user=a_user("Hugo Petitjean"))
    selma = a_volunteer(territory, user=a_user("Selma Aït-Oufella"))
    names = ["Transports Lecomte & Associés, logistique internationale", "Imprimerie Vallès", "Régie de l’eau"]
    for name in names:
        file = open_file(name, by=acting(hugo), territory=territory, next_step="Une place de plus en mai")
        add_contact(file, by=acting(hugo), name="Odile Prévost", phone="+33147000001", wish="Le matin")
    me = enter(seat(size, script=script), hugo.user)
    me.go("/association/equipe/", "the team")
    me.press("Ma page", "my page")
    me.choose("answer", "leaves")
    me.press("Dire ma réponse", "leaving without a day")
    me.fill(last_day=(clock.today() + timedelta(days=20)).isoformat(), word="Semestre à l’étranger.")
    me.press("Dire ma réponse", "leaving")
    me.press("Préparer votre passation", "the handover")
    assert "3 suites à trouver" in me.page.inner_text("main")
    first, second, _third = CompanyFile.objects.order_by("pk")
    me.page.locator(f"select[name='a-outreach-{first.pk}']").select_option(str(_presence(selma)))
    me.page.locator(f"select[name='a-outreach-{second.pk}']").select_option(str(_presence(nadia)))
    me.press("Envoyer les propositions", "asked")
    seen(me, f"handover-{size[0]}")

    successor = enter(seat(size, script=script), selma.user)
    successor.go("/association/passation/propositions/", "proposals")
    seen(successor, f"proposals-{size[0]}")
    successor.press("Je reprends", "taken")
    assert "Rien à reprendre" in successor.page.inner_text("main")

    coordinator = enter(seat(size, script=script), nadia.user)
    coordinator.go("/association/passation/", "who leaves")
    seen(coordinator, f"handovers-{size[0]}")
    coordinator.press("Hugo Petitjean", "one who leaves")
    seen(coordinator, f"one-handover-{size[0]}")
    me.press("Lire", "the letter")
    seen(me, f"letter-{size[0]}")
    assert "Odile Prévost" in me.page.inner_text("main")


def _presence(who: object) -> int:
    kind = "volunteer" if isinstance(who, Volunteer) else "membership"
    return Presence.objects.get(key=f"{kind}:{who.pk}").pk  # type: ignore[attr-defined]


@WAYS
def test_the_only_coordinator_leaves_and_names_who_takes_over(seat: Callable[..., Seat], size: tuple, script: bool):
    territory = a_territory("Nanterre")
    nadia = a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    karim = a_cleared_volunteer(territory, user=a_user("Karim Diallo"))
    open_file("Boulangerie Martin", by=acting(nadia), territory=territory)
    me = enter(seat(size, script=script), nadia.user)
    me.go("/association/equipe/", "the team")
    me.press("Dire si je reste", "the question")
    me.page.check("input[name=answer][value=leaves]", force=True)
    me.fill(last_day=(clock.today() + timedelta(days=20)).isoformat(), word="Je pars à Lyon.")
    me.press("Dire ma réponse", "nobody is named")
    assert "dites qui reprend" in me.page.inner_text("main")
    assert me.page.input_value("textarea[name=word]") == "Je pars à Lyon."
    seen(me, f"coordination-{size[0]}")
    me.page.select_option("select[name=to]", label="Karim Diallo, de l’équipe")
    me.press("Dire ma réponse", "it is said")
    assert "Karim Diallo reprend ensuite" in me.page.inner_text("main")
    me.go("/association/passation/", "who stays")
    seen(me, f"who-stays-{size[0]}")
    assert "suite : Karim Diallo" in me.page.inner_text("main")
    with clock.travel(clock.now() + timedelta(days=22)):
        care_every_night()
    assert Membership.objects.get(territory=territory, role=Role.COORDINATOR, until=None).user == karim.user
