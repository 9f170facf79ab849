"""Pupils are found by what somebody knows of them, in any order and nearly right; never beyond what one may see."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.organisations.enums import Role
from premierpas.people.models import Guardian, Pupil
from premierpas.people.sight import pupils_seen_by
from tests.clients import signed_in_as
from tests.factories import a_classroom, a_company, a_member, a_pupil, a_school, a_teacher, a_territory, viewer

pytestmark = pytest.mark.django_db
BY_ANYBODY_WHO_FOLLOWS = [
    "adam traoré", "Traoré Adam", "TRAORE adam", "traor", "ad tra", "traorre", "adan traore", "adam 3e vilar",
    "adam 3eB", "traoré 3e b", "adam jean vilar", "collège Jean-Vilar 3ème B traoré", "clg vilar adam", "adam nanterre",
    "Fatou Kéïta", "keita", "keyta", "06 12 34 56 78", "0612345678", "+33612345678", "traoré 06.12.34.56.78",
    "fatou@famille.example", "FATOU@famille", "07 98 76 54 32",
]  # fmt: skip
NOT_HIM = ["adam benali", "inès", "adam 3e c", "vilar zola", "06 00 00 00 00", "autre@famille.example", "zzyzxq"]


@pytest.fixture
def adam(db: object) -> Pupil:
    school = a_school(a_territory(), name="Collège Jean-Vilar")
    found = a_pupil(a_classroom(school, name="3e B"), first_name="Adam", last_name="Traoré", phone="+33798765432")
    Guardian.objects.create(
        pupil=found, name="Fatou Keïta", phone="+33612345678", email="fatou@famille.example", rank=1
    )
    other = a_classroom(a_school(school.territory, name="Collège Zola"), name="3e C")
    a_pupil(other, first_name="Inès", last_name="Benali", birth_date=date(2012, 5, 3))
    return found


def found_by(client: Client, address: str, typed: str) -> list[str]:
    answer = client.get(address, {"q": typed})
    assert answer.status_code == 200, typed
    return [row.enrolment.pupil.first_name for row in answer.context["rows"]]


def staff_of(pupil: Pupil) -> dict[str, Client]:
    room = pupil.enrolments.get().classroom
    return {
        reverse("following:pupils"): signed_in_as(a_member(Role.COORDINATOR, room.school.territory)),
        reverse("portal:school_home"): signed_in_as(a_teacher(room)),
    }


def test_coordinators_and_teachers_find_a_pupil_by_what_they_know(adam: Pupil) -> None:
    for address, client in staff_of(adam).items():
        faults = [typed for typed in BY_ANYBODY_WHO_FOLLOWS if found_by(client, address, typed) != ["Adam"]]
        assert (address, faults) == (address, [])
        faults = [typed for typed in NOT_HIM if "Adam" in found_by(client, address, typed)]
        assert (address, faults) == (address, [])


def test_a_repair_is_said(adam: Pupil) -> None:
    for address, client in staff_of(adam).items():
        assert "Nous avons cherché" not in client.get(address, {"q": "adam trao"}).content.decode()
        page = client.get(address, {"q": "adam travoré"}).content.decode()
        assert "Nous avons cherché" in page and "adam traore" in page


def test_nobody_finds_a_pupil_whom_they_do_not_see(adam: Pupil) -> None:
    """Not by name, contact or number, nor as the word that a mistyped one is led to."""
    elsewhere = a_classroom(a_school(a_territory(), name="Collège d’ailleurs"), name="3e B")
    a_pupil(elsewhere, first_name="Zoé", last_name="Zola")
    sister = a_classroom(adam.enrolments.get().classroom.school, name="3e D")
    a_pupil(sister, first_name="Zoé", last_name="Zola")
    strangers = {
        reverse("following:pupils"): a_member(Role.COORDINATOR, elsewhere.school.territory),
        reverse("portal:school_home"): a_teacher(sister),
    }
    for address, stranger in strangers.items():
        assert not pupils_seen_by(viewer(stranger)).filter(pk=adam.pk).exists()
        client = signed_in_as(stranger)
        for typed in (*BY_ANYBODY_WHO_FOLLOWS, "adam travoré"):
            answer = client.get(address, {"q": typed})
            assert "Adam" not in [row.enrolment.pupil.first_name for row in answer.context["rows"]]
            assert not answer.context["meant"]


def test_companies_and_schools_are_found_the_same_way(adam: Pupil) -> None:
    territory = adam.enrolments.get().classroom.school.territory
    company = a_company(
        territory, name="Menuiserie Diallo & Fille", phone="+33147250000", email="contact@diallo.example"
    )
    boss = a_member(Role.COMPANY, company)
    boss.user.name, boss.user.phone, boss.user.email = "Mariama Sow", "+33611223344", "mariama@diallo.example"
    boss.user.save()
    a_company(territory, name="Autre chose", city="Rueil-Malmaison")
    client = signed_in_as(a_member(Role.COORDINATOR, territory))
    head = a_member(Role.HEAD_TEACHER, adam.enrolments.get().classroom.school)
    head.user.name = "Hélène Marchand"
    head.user.save()

    def names(kind: str, typed: str) -> list[str]:
        answer = client.get(reverse("organisations:directory"), {"type": kind, "q": typed})
        return [row.name for row in answer.context["rows"]]

    for typed in (
        "diallo menuiserie", "MENUIS", "fille diallo", "menuizerie", "dialo", company.siret, f"{company.siret[:9]}",
        "01 47 25 00 00", "contact@diallo.example", "mariama sow", "sow mariama", "06 11 22 33 44", "diallo nanterre",
    ):  # fmt: skip
        assert (typed, names("structures", typed)) == (typed, [company.name])
    school = adam.enrolments.get().classroom.school
    for typed in ("vilar jean", "jean-vilar", "clg vilar", "villar", school.uai, school.uai.lower(), "marchand helene"):
        assert (typed, names("etablissements", typed)) == (typed, [school.name])


def test_a_long_list_costs_no_more_queries_to_search(adam: Pupil) -> None:
    from premierpas.offers.tests.counting import queries_of

    room = adam.enrolments.get().classroom
    client = signed_in_as(a_member(Role.COORDINATOR, room.school.territory))
    address = f"{reverse('following:pupils')}?q=traore"
    few = queries_of(client, address)
    for n in range(20):
        a_pupil(room, first_name=f"Élève {n}", last_name="Traoré")
    assert queries_of(client, address) == few


def test_a_host_finds_a_pupil_by_name_and_not_by_class_or_family() -> None:
    from premierpas.people.searched import pupils_searched

    host = pupils_searched(viewer(a_member(Role.COMPANY, a_company())), "enrolment", words=("host_name",))
    assert host.beside == () and host.numbers == () and host.addresses == ()
