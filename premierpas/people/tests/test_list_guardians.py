"""Guardians of a list come with the pupil, to be confirmed: until then nothing is sent to them."""

import pytest
from django.test import Client

from premierpas.core import clock
from premierpas.organisations.models import Classroom, School
from premierpas.people.actions import record_guardian
from premierpas.people.imports import import_class_list
from premierpas.people.imports.differences import contacts_words
from premierpas.people.imports.write import IMPORT
from premierpas.people.models import Guardian, Pupil
from tests.factories import a_head_of, a_school, a_teacher

from .lists import SAMPLE_UAI, TODAY, a_siecle, a_structure, an_element, read, zipped
from .signing_in import browser_of

HEADER = "Nom;Prénom;Né(e) le;Classe;Nom resp. 1;Prénom resp. 1;Tél. portable resp. 1;E-mail resp. 1;Mère;Tél. mère"
LINE = "BENALI;Inès;04/08/2012;3A;BENALI;Karim;06 12 34 56 78;k@exemple.fr;Mme KONÉ Awa;"
PERSONS = (
    "<BEE_RESPONSABLES><PARAMETRES><UAJ>{uai}</UAJ></PARAMETRES><DONNEES><PERSONNES>"
    '<PERSONNE PERSONNE_ID="9"><NOM_DE_FAMILLE>BENALI</NOM_DE_FAMILLE><PRENOM>Karim</PRENOM>'
    "<TEL_PERSONNEL>0145678910</TEL_PERSONNEL><TEL_PORTABLE>0612345678</TEL_PORTABLE><MEL>K@Exemple.fr</MEL></PERSONNE>"
    '<PERSONNE PERSONNE_ID="8"><NOM_DE_FAMILLE>VOISIN</NOM_DE_FAMILLE><PRENOM>Léo</PRENOM></PERSONNE></PERSONNES>'
    "<RESPONSABLES><RESPONSABLE_ELEVE><ELEVE_ID>1</ELEVE_ID><PERSONNE_ID>9</PERSONNE_ID><RESP_LEGAL>1</RESP_LEGAL>"
    "</RESPONSABLE_ELEVE><RESPONSABLE_ELEVE><ELEVE_ID>1</ELEVE_ID><PERSONNE_ID>8</PERSONNE_ID>"
    "<RESP_LEGAL>0</RESP_LEGAL></RESPONSABLE_ELEVE></RESPONSABLES></DONNEES></BEE_RESPONSABLES>"
)


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_fixed_day():
    with clock.travel(TODAY):
        yield


@pytest.fixture
def school() -> School:
    return a_school(uai=SAMPLE_UAI)


def bring(school: School, data: str | bytes, **options: object) -> None:
    found = read(data, uai=school.uai)
    assert found.errors == []
    import_class_list(found.rows, school=school, by=IMPORT, today=TODAY, **options)


def contacts() -> list[tuple[int, str, str, str, bool]]:
    return [(each.rank, each.name, each.phone, each.email, each.to_confirm) for each in Guardian.objects.all()]


def test_columns_about_guardians_become_contacts_to_confirm(school: School) -> None:
    bring(school, f"{HEADER}\n{LINE}")
    assert contacts() == [
        (1, "Karim Benali", "+33612345678", "k@exemple.fr", True),
        (2, "Awa Koné", "", "", True),
    ]
    assert [each.relation for each in Guardian.objects.all()] == ["parent", "mother"]
    assert not Guardian.objects.confirmed().exists()


def test_siecle_brings_those_with_parental_authority_from_the_file_beside(school: School) -> None:
    pupils = a_siecle(an_element(1), a_structure(1, "3A"))
    bring(school, zipped(ElevesSansAdresses__xml=pupils, ResponsablesAvecAdresses__xml=_persons()))
    assert contacts() == [(1, "Karim Benali", "+33612345678", "k@exemple.fr", True)]


def test_the_file_of_guardians_alone_says_what_is_missing() -> None:
    found = read(_persons(), uai=SAMPLE_UAI)
    assert (found.rows, "avec celui des élèves" in found.errors[0].message) == ([], True)


def test_a_wrong_number_keeps_the_pupil_and_is_shown(school: School) -> None:
    row = read(f"{HEADER}\n{LINE.replace('06 12 34 56 78', '06 12 34')}").rows[0]
    assert (row.guardians[0].phone, row.guardians[0].unread) == ("", ("06 12 34",))


def test_an_address_that_nobody_has_is_not_taken_and_its_likely_repair_is_asked() -> None:
    row = read(f"{HEADER}\nBENALI;Inès;04/08/2012;3A;BENALI;Karim;0692 12 34 56;rosa@gmail.coù;;").rows[0]
    contact = row.guardians[0]
    assert (contact.phone, contact.email, contact.unread) == ("+262692123456", "", ("rosa@gmail.coù",))
    assert "rosa@gmail.com" in contacts_words(row.guardians, [])


def test_a_list_never_touches_what_the_school_has_confirmed(school: School) -> None:
    bring(school, "Nom;Prénom;Né(e) le;Classe\nBENALI;Inès;04/08/2012;3A")
    known = record_guardian(
        Pupil.objects.get(), rank=1, name="Karim BENALI", phone="+33611111111", by=a_head_of(School.objects.get())
    )
    bring(school, f"{HEADER}\n{LINE}")
    known.refresh_from_db()
    assert (known.phone, known.to_confirm) == ("+33611111111", False)
    assert [(rank, name) for rank, name, *_rest in contacts()] == [(1, "Karim BENALI"), (2, "Awa Koné")]


def test_a_newer_list_corrects_a_contact_that_nobody_has_confirmed(school: School) -> None:
    bring(school, f"{HEADER}\n{LINE}")
    bring(school, f"{HEADER}\n{LINE.replace('06 12 34 56 78', '06 12 34 56 79')}")
    assert contacts()[0][2] == "+33612345679"
    assert len(contacts()) == 2


def test_contacts_can_be_refused_alone(school: School) -> None:
    bring(school, f"{HEADER}\n{LINE}", refused=["0-guardians"])
    assert (Pupil.objects.count(), contacts()) == (1, [])


@pytest.fixture
def browser(school: School) -> Client:
    bring(school, f"{HEADER}\n{LINE}")
    return browser_of(a_teacher(Classroom.objects.get()))


def families() -> str:
    return f"/etablissement/classes/{Classroom.objects.get().pk}/familles/"


def test_the_teacher_sees_a_contact_to_confirm_and_confirms_it(browser: Client) -> None:
    first = Guardian.objects.get(rank=1)
    shown = browser.get(families()).content.decode()
    assert "à confirmer" in shown
    assert "k@exemple.fr" in shown
    browser.post(families(), {"confirm": first.pk})
    assert [each.to_confirm for each in Guardian.objects.all()] == [False, True]
    assert Guardian.objects.confirmed().get().confirmed_by is not None
    browser.post(families(), {"confirm": "all"})
    assert not Guardian.objects.filter(confirmed_at=None).exists()


def test_nobody_confirms_a_contact_of_another_class(browser: Client, school: School) -> None:
    from tests.factories import a_classroom

    other = a_classroom(school, "3e B")
    stranger = browser_of(a_teacher(other))
    stranger.post(f"/etablissement/classes/{other.pk}/familles/", {"confirm": Guardian.objects.first().pk})
    assert Guardian.objects.filter(confirmed_at=None).count() == 2


def test_saving_the_form_of_a_contact_confirms_it(browser: Client) -> None:
    pupil = Pupil.objects.get()
    address = f"/etablissement/classes/{Classroom.objects.get().pk}/eleves/{pupil.pk}/"
    assert "Confirmer ce contact" in browser.get(address).content.decode()


def _persons() -> bytes:
    return ("<?xml version='1.0' encoding='UTF-8'?>" + PERSONS.format(uai=SAMPLE_UAI)).encode()
