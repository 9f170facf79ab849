"""The import screen: nothing is lost, nothing is written before the confirmation, and wrong files give a message."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from premierpas.core import clock
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Classroom, Membership, School
from premierpas.people.imports.uploads import drop_old_uploads
from premierpas.people.models import ClassListUpload, Pupil
from tests.clients import compact
from tests.factories import a_classroom, a_member, a_pupil, a_school, a_teacher

from .lists import SAMPLE_UAI, TODAY, a_list, sample
from .signing_in import browser_of

pytestmark = pytest.mark.django_db
ADDRESS = "/etablissement/importer/"


@pytest.fixture(autouse=True)
def a_fixed_day():
    with clock.travel(TODAY):
        yield


@pytest.fixture
def school() -> School:
    return a_school(uai=SAMPLE_UAI)


@pytest.fixture
def head(school: School) -> Membership:
    return a_member(Role.HEAD_TEACHER, school)


@pytest.fixture
def browser(head: Membership) -> Client:
    return browser_of(head)


def send(browser: Client, data: bytes | str, name: str = "liste.csv") -> HttpResponse:
    if isinstance(data, str):
        return browser.post(ADDRESS, {"text": data})
    return browser.post(ADDRESS, {"file": SimpleUploadedFile(name, data)})


def confirm(browser: Client, **answers: str) -> HttpResponse:
    return browser.post(ADDRESS, {"key": str(ClassListUpload.objects.get().key), **answers})


def test_the_address_is_the_one_of_the_navigation() -> None:
    assert reverse("people:import_classes") == ADDRESS


@pytest.mark.parametrize(
    "name",
    [
        "pronote_cp1252.csv",
        "siecle_ElevesSansAdresses.xml",
        "siecle_ExportXML_ElevesSansAdresses.zip",
        "simple_comma_utf8.csv",
        "tableur_tab_utf16.txt",
    ],
)
def test_every_sample_goes_from_upload_over_preview_to_pupils(browser: Client, name: str) -> None:
    sent = send(browser, sample(name), name)
    assert sent.status_code == 302
    shown = browser.get(sent.url)
    assert "à inscrire" in shown.content.decode()
    assert not Pupil.objects.exists()
    confirmed = confirm(browser)
    assert confirmed.status_code == 302
    assert Pupil.objects.count() >= 28
    assert not ClassListUpload.objects.exists()


def test_a_pasted_list_of_one_class_leads_to_its_cards(browser: Client) -> None:
    send(browser, a_list("Benali;Inès;04/08/2012;3A"))
    assert confirm(browser).url == reverse("people:cards", args=[Classroom.objects.get().pk])


def test_confirming_twice_imports_once(browser: Client) -> None:
    send(browser, a_list("Benali;Inès;04/08/2012;3A"))
    key = str(ClassListUpload.objects.get().key)
    first, again = (browser.post(ADDRESS, {"key": key}) for _time in range(2))
    assert first.status_code == again.status_code == 302
    assert again["Location"] == first["Location"]
    assert browser.get(ADDRESS, {"cle": key})["Location"] == first["Location"]  # "back", then "forward"
    assert Pupil.objects.count() == 1


def test_errors_are_shown_by_line_and_block_the_import(browser: Client) -> None:
    sent = send(browser, a_list("Benali;Inès;04/08/2012;3A", "Koné;Awa;31/02/2012;3A"))
    shown = browser.get(sent.url).content.decode()
    assert "Awa Koné (ligne 3)" in shown
    assert "31/02/2012" in shown
    assert confirm(browser).status_code == 422
    assert not Pupil.objects.exists()
    assert confirm(browser, leave_out_errors="1").status_code == 302
    assert [pupil.last_name for pupil in Pupil.objects.all()] == ["Benali"]


def test_a_near_match_must_be_decided(browser: Client, school: School) -> None:
    a_pupil(a_classroom(school, "3e A"), birth_date=TODAY.replace(year=2012))
    sent = send(browser, a_list("Benalli;Inès;25/11/2012;3A"))
    assert "Est-ce la même personne" in browser.get(sent.url).content.decode()
    assert confirm(browser).status_code == 422
    assert confirm(browser, **{"near-0": "same"}).status_code == 302
    assert Pupil.objects.get().last_name == "Benalli"


def test_changes_are_named_before_they_are_made(browser: Client, school: School) -> None:
    a_pupil(a_classroom(school, "3e A"), birth_date=TODAY.replace(year=2012))
    shown = browser.get(send(browser, a_list("Benali;Inès;25/11/2012;3B")).url).content.decode()
    assert "passe de 3e A en 3e B" in shown
    assert "<dd>3e B<small>un élève</small></dd>" in compact(shown)


def test_what_was_pasted_stays_when_it_cannot_be_read(browser: Client) -> None:
    answer = send(browser, "Matricule;Ville\n12;Nanterre")
    assert answer.status_code == 422
    assert "Matricule;Ville\n12;Nanterre" in answer.content.decode()
    assert not ClassListUpload.objects.exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n" + bytes(range(256)) * 9, "pas une liste"),
        (b"", "vide"),
        (b"x" * (30 * 1024 * 1024), "dépasse 10"),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY a 'b'>]><BEE_ELEVES/>", "DTD"),
    ],
)
def test_a_file_that_is_no_list_gives_a_message_at_the_field(browser: Client, data: bytes, words: str) -> None:
    answer = send(browser, data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert 'id="id_file_error"' in answer.content.decode()


def test_the_siecle_export_of_another_school_is_refused(school: School, browser: Client) -> None:
    School.objects.filter(pk=school.pk).update(uai="0920882J")
    answer = send(browser, sample("siecle_ElevesSansAdresses.xml"), "eleves.xml")
    assert (answer.status_code, SAMPLE_UAI in answer.content.decode()) == (422, True)


def test_neither_file_nor_text_is_said_at_the_field(browser: Client) -> None:
    answer = browser.post(ADDRESS, {})
    assert (answer.status_code, "Choisissez un fichier" in answer.content.decode()) == (422, True)


def test_a_preview_belongs_to_its_person_and_school(browser: Client, school: School) -> None:
    sent = send(browser, a_list("Benali;Inès;04/08/2012;3A"))
    for other in (a_member(Role.HEAD_TEACHER, school), a_member(Role.HEAD_TEACHER, a_school())):
        answer = browser_of(other).get(sent.url)
        assert (answer.status_code, answer.url) == (302, ADDRESS)
    assert browser.get(f"{ADDRESS}?cle=nonsense").status_code == 302


def test_a_preview_lasts_a_day(browser: Client) -> None:
    sent = send(browser, a_list("Benali;Inès;04/08/2012;3A"))
    with clock.travel(TODAY + timedelta(days=2)):
        assert browser.get(sent.url).status_code == 302
        assert drop_old_uploads() == 1


def test_a_teacher_sees_which_lines_belong_to_another_teachers_class(school: School) -> None:
    a_teacher(a_classroom(school, "3e A"))
    browser = browser_of(a_member(Role.TEACHER, school))
    sent = send(browser, a_list("Koné;Awa;04/08/2012;3A", "Petit;Léo;04/08/2012;3B"))
    assert "suivie par un autre professeur" in browser.get(sent.url).content.decode()
    assert confirm(browser).status_code == 422
    assert not Pupil.objects.exists()


@pytest.mark.parametrize("role", [Role.COMPANY, Role.COORDINATOR])
def test_only_a_school_imports(role: Role, school: School) -> None:
    from tests.factories import a_company

    place = a_company() if role == Role.COMPANY else school.territory
    assert browser_of(a_member(role, place)).get(ADDRESS).status_code == 403
    assert browser_of(a_pupil(a_classroom(school)).user).get(ADDRESS).status_code == 403
