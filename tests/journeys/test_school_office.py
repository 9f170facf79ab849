"""A secretary's day, and a delegate's signature, in a real browser: phone and desk, with axe, and without JavaScript."""

from datetime import timedelta

import pytest
from django.urls import reverse

from premierpas.core import clock
from premierpas.organisations.models import Membership
from premierpas.people.models import Authorisation
from premierpas.placements.models import Agreement, AgreementState, Party, Placement, Signatory, Signature
from premierpas.placements.tests.agreements import a_draft, in_signature, signed_by
from tests.factories import a_pupil, a_teacher, an_office

from .conftest import WAYS
from .test_agreement import a_photo
from .walk import accept_invitation, enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def head_of(agreement: Agreement) -> Membership:
    return agreement.placement.enrolment.classroom.school.memberships.get(role="head_teacher")


@WAYS
def test_a_secretary_is_invited_by_a_head_and_comes_in_under_her_name(seat, size, script):
    head = enter(seat(size, script=script), head_of(a_draft()))
    head.go("/etablissement/equipe/", "staff")
    head.fill(**{"inv-name": "Karima Saïdi", "inv-email": "karima.saidi@gmail.com"})
    head.choose("inv-role", "office")
    head.press("Envoyer l’invitation", "what she does is asked")
    head.fill(**{"inv-function": "secrétaire"})
    head.press("Envoyer l’invitation", "another domain is asked about")
    assert head.page.locator("[name='inv-name']").input_value() == "Karima Saïdi"
    head.page.locator("input[name='inv-sure']").check(force=True)
    head.press("Envoyer l’invitation", "she is invited")
    visitor = seat(size, script=script)
    accept_invitation(visitor, "karima.saidi@gmail.com", "Karima Saidi")
    assert visitor.page.get_by_role("link", name="Conventions").count() > 0
    head.go("/etablissement/equipe/", "staff with the secretary")
    assert "secrétaire" in head.page.content()


@WAYS
def test_another_name_waits_until_the_head_says_yes(seat, size, script):
    draft = a_draft()
    head = enter(seat(size, script=script), head_of(draft))
    head.go("/etablissement/equipe/", "staff")
    head.fill(**{"inv-name": "Karima Saïdi", "inv-email": "vie.scolaire@exemple.test", "inv-function": "CPE"})
    head.choose("inv-role", "office")
    head.press("Envoyer l’invitation", "she is invited")
    visitor = seat(size, script=script)
    accept_invitation(visitor, "vie.scolaire@exemple.test", "Paul Martin")
    assert "vérifie que c’est bien vous" in visitor.page.content()
    head.go("/etablissement/equipe/", "staff with another name")
    head.press("C’est bien cette personne", "confirmed")
    assert "Paul Martin" in head.page.content()


@WAYS
def test_a_secretary_prepares_everything_and_signs_nothing(seat, size, script):
    agreement = a_draft()
    room = agreement.placement.enrolment.classroom
    newcomer = a_pupil(room, first_name="Awa", last_name="Diallo")
    desk = enter(seat(size, script=script), an_office(room.school))
    desk.go("/etablissement/", "office home")
    desk.press(room.name, "a class, from the office")
    desk.go(f"/etablissement/classes/{room.pk}/familles/", "families, from the office")
    desk.go(f"/etablissement/classes/{room.pk}/cartes/", "cards, from the office")
    desk.go("/etablissement/importer/", "import, from the office")
    desk.go(f"/etablissement/classes/{room.pk}/place-trouvee/", "a place found outside, from the office")
    desk.go("/etablissement/conventions/", "agreements, from the office")
    desk.go(f"/conventions/{agreement.pk}/completer/structure/", "the host's part, on the phone")
    desk.fill(host_insurance="MAIF 1234", safety_person="Aïcha Traoré")
    for box in desk.page.locator("input[name='safety']").all():
        box.check(force=True)
    desk.page.select_option("[name='lunch_where']", "brings")
    desk.page.select_option("[name='lunch_paid_by']", "family")
    desk.press("Terminer", "the host's part is done")
    desk.go(f"/conventions/{agreement.pk}/completer/etablissement/", "the school's part, from the office")
    desk.fill(school_insurance="MAIF 99", referent="Mme Lefèvre", school_phone="01 47 25 00 00")
    desk.press("Terminer ma partie", "the school's part is done")
    desk.press("Demander les signatures", "asked by the office")
    assert "Les signatures sont demandées" in desk.page.content()
    assert desk.page.get_by_role("link", name="Lire et signer").count() == 0
    row = Signatory.objects.get(agreement=agreement, party=Party.GUARDIAN)
    desk.go(f"/conventions/{agreement.pk}/parties/{row.pk}/papier/", "paper, from the office")
    desk.page.set_input_files("[name='scan']", {"name": "feuille.jpg", "mimeType": "image/jpeg", "buffer": a_photo()})
    desk.page.locator("input[name='checked']").check(force=True)
    desk.press("Enregistrer la signature", "paper kept by the office")
    assert Signature.objects.get(signatory=row).method == "paper"
    assert not Signature.objects.filter(signatory__party=Party.SCHOOL).exists()
    assert not Placement.objects.filter(pupil=newcomer).exists()
    assert not Authorisation.objects.filter(enrolment__pupil=newcomer).exists()
    desk.go(reverse("agenda:tasks"), "tasks of the office")


@WAYS
def test_a_delegate_signs_what_the_head_has_delegated_and_nothing_once_it_is_over(seat, size, script):
    agreement = in_signature()
    for party in (Party.PUPIL, Party.GUARDIAN, Party.HOST):
        signed_by(agreement, party)
    room = agreement.placement.enrolment.classroom
    teacher = a_teacher(room, referent=False)
    head = enter(seat(size, script=script), head_of(agreement))
    head.go("/etablissement/delegations/", "delegations")
    head.page.select_option("[name='delegate']", label=teacher.user.name)
    head.fill(last_day=(clock.today() + timedelta(days=3)).isoformat())
    head.press("Déléguer la signature", "delegated")
    stand_in = enter(seat(size, script=script), teacher)
    stand_in.go(f"/etablissement/conventions/classe/{room.pk}/signer/", "the delegate reads")
    stand_in.page.locator("input[name='agree']").check(force=True)
    stand_in.press("Signer les conventions cochées", "the delegate has signed")
    agreement.refresh_from_db()
    assert agreement.state == AgreementState.SIGNED
    assert Signature.objects.get(signatory__agreement=agreement, signatory__party=Party.SCHOOL).delegation_id
    head.go("/etablissement/delegations/", "delegations, one running")
    head.press("Retirer", "delegation withdrawn")
    stand_in.go("/etablissement/delegations/", "the delegate sees that it is over")
