"""The association's lists, schools and territory: paginated, bounded to one's own territory, only stricter."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from premierpas.core.outbox.models import Message
from premierpas.core.register import find_schools
from premierpas.core.text import plain
from premierpas.organisations.actions.schools import join_school
from premierpas.organisations.enums import Role
from premierpas.organisations.errors import OtherTerritory, UnknownSchool
from premierpas.organisations.models import School, TerritoryCommune
from tests.factories import a_classroom, a_company, a_coordinator, a_member, a_school, a_teacher, a_territory

pytestmark = pytest.mark.django_db
BACKEND = "premierpas.accounts.backends.ActiveUserBackend"
DIRECTORY = "/association/organisations/"
TERRITORY = "/association/territoire/"
ADD = "/association/organisations/etablissements/ajouter/"


def queries_of(client: Client, address: str) -> int:
    """How many queries a page takes once its session is known."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.fixture
def territory(client):
    found = a_territory()
    coordinator = a_member(Role.COORDINATOR, found)
    client.force_login(coordinator.user, backend=BACKEND)
    return found


def test_companies_to_verify_come_first_and_others_territories_never(client, territory):
    verified = a_company(territory, name="Abeille")
    waiting = a_company(territory, name="Zèbre", verified=False)
    nowhere = a_company(territory, name="Milan")
    nowhere.territory = None
    nowhere.save()
    a_company(a_territory(), name="Ailleurs")
    assert client.get(DIRECTORY).context["rows"] == [waiting, verified, nowhere]


@pytest.mark.parametrize("query", ["menuis", "MENUISERIE", "{siret}", "{spaced}", "nanterre"])
def test_a_company_is_found_by_name_town_or_siret(client, territory, query):
    company = a_company(territory, name="Menuiserie du Port")
    a_company(territory, name="Autre", city="Rueil")
    typed = query.format(siret=company.siret[:9], spaced=f"{company.siret[:3]} {company.siret[3:6]}")
    rows = client.get(DIRECTORY, {"q": typed}).context["rows"]
    assert company in rows


@pytest.mark.parametrize("kind", ["structures", "etablissements", "autre"])
@pytest.mark.parametrize("query", ["", "\x01", "%", "'", "é" * 500])
def test_no_search_makes_the_list_fall(client, territory, kind, query):
    assert client.get(DIRECTORY, {"type": kind, "q": query, "page": "x"}).status_code == 200


@pytest.mark.parametrize("kind", ["structures", "etablissements"])
def test_a_longer_list_has_pages_and_asks_no_more(client, territory, kind):
    make = a_company if kind == "structures" else a_school
    address = f"{DIRECTORY}?type={kind}"
    make(territory)
    before = queries_of(client, address)
    for _n in range(34):
        make(territory)
    assert queries_of(client, address) == before
    first, second = (client.get(f"{address}&page={n}").context["rows"] for n in (1, 2))
    assert (len(first), len(second), set(first) & set(second)) == (30, 5, set())


def test_the_page_of_a_school_asks_no_more_for_more_people(client, territory):
    school = a_school(territory)
    address = f"{DIRECTORY}etablissements/{school.pk}/"
    a_teacher(a_classroom(school))
    before = queries_of(client, address)
    for n in range(8):
        a_teacher(a_classroom(school, name=f"3e {n}"))
    assert queries_of(client, address) == before


def test_the_staff_page_asks_no_more_for_more_people(client):
    head = a_member(Role.HEAD_TEACHER, a_school())
    client.force_login(head.user, backend=BACKEND)
    a_teacher(a_classroom(head.school))
    before = queries_of(client, "/etablissement/equipe/")
    for n in range(8):
        a_teacher(a_classroom(head.school, name=f"3e {n}"))
    assert queries_of(client, "/etablissement/equipe/") == before


def test_a_school_of_another_territory_cannot_be_opened(client, territory):
    theirs = a_school(a_territory())
    for address in (f"{DIRECTORY}etablissements/{theirs.pk}/", f"{DIRECTORY}etablissements/0/"):
        assert client.get(address).status_code == 403
    form = {"name": "Mme Roche", "email": "roche@college.test"}
    assert client.post(f"{DIRECTORY}etablissements/{theirs.pk}/", form).status_code == 403
    assert not theirs.invitations.exists()


def the_school():
    return next(school for school in find_schools("college", department="92", limit=200) if school.position)


def test_a_school_of_the_register_joins_with_its_head(client, territory):
    known = the_school()
    form = {"uai": known.uai.lower(), "postal_code": "", "name": "Mme Roche", "email": "roche@college.test"}
    assert client.post(ADD, form).status_code == 302
    school = School.objects.get()
    assert (school.uai, school.territory, school.zone, school.name) == (known.uai, territory, "C", known.name)
    assert Message.objects.filter(notice="organisations.invitation", to="roche@college.test").count() == 1
    again = client.post(ADD, form)
    assert again.status_code == 422 and School.objects.count() == 1
    assert Message.objects.filter(notice="organisations.invitation").count() == 1


@pytest.mark.parametrize("uai", ["0000000A", "bonjour", ""])
def test_a_code_that_no_school_has_is_said_at_its_field(client, territory, uai):
    answer = client.post(ADD, {"uai": uai, "name": "Mme Roche", "email": "roche@college.test"})
    assert answer.status_code == 422 and "uai" in answer.context["form"].errors
    assert not School.objects.exists()


def test_a_school_is_found_by_name_near_first_and_chosen(client, territory):
    rows = [school for school, _department in client.get(ADD, {"q": "collège jean moulin"}).context["found"]]
    assert 0 < len(rows) <= 100 and rows[0].department == "92"
    assert all("jean moulin" in plain(row.name) for row in rows)
    page = client.get(ADD, {"uai": rows[0].uai})
    assert page.context["chosen"] == rows[0] and f'value="{rows[0].uai}"' in page.content.decode()
    assert client.get(ADD, {"q": "zzzz qqqq"}).context["found"] == []


def test_a_school_without_address_in_the_register_needs_a_postal_code(client, territory):
    bare = next(school for school in find_schools("college", department="92", limit=200) if not school.postal_code)
    form = {"uai": bare.uai, "name": "Mme Roche", "email": "roche@college.test"}
    for code in ("", "99999"):
        answer = client.post(ADD, form | {"postal_code": code})
        assert answer.status_code == 422 and "postal_code" in answer.context["form"].errors
    assert not School.objects.exists()
    assert client.post(ADD, form | {"postal_code": "92000"}).status_code == 302
    school = School.objects.get()
    assert (school.insee, school.city) == ("92050", "Nanterre") and school.latitude


def test_the_tabs_filter_and_keep_the_search(client, territory):
    verified, waiting = a_company(territory, name="Éclair"), a_company(territory, name="Eclair deux", verified=False)
    for kind, rows in (("a-verifier", [waiting]), ("verifiees", [verified]), ("refusees", [])):
        page = client.get(DIRECTORY, {"type": kind, "q": "eclair"})
        assert page.context["rows"] == rows
        assert [tab["url"] for tab in page.context["tabs"] if tab["current"]] == [f"?type={kind}&q=eclair"]
    assert {tab["count"] for tab in page.context["tabs"]} == {0, 1}


def test_a_school_joins_the_territory_of_its_commune_only():
    known, other = the_school(), a_territory()
    joined = join_school(known.uai, territory=other, by=a_coordinator(other))
    TerritoryCommune.objects.filter(insee=joined.insee).delete()
    School.objects.all().delete()
    TerritoryCommune.objects.create(insee=joined.insee, territory=a_territory())
    with pytest.raises(OtherTerritory):
        join_school(known.uai, territory=other, by=a_coordinator(other))
    with pytest.raises(UnknownSchool):
        join_school("0000000A", territory=other, by=a_coordinator(other))


def limit(number: object) -> dict[str, object]:
    return {
        "act": "settings",
        "live_applications": number,
        "wishes": "5",
        "pupils_per_mentor": "12",
        "nudges_a_month": "2",
        "quiet_from": "21:00",
        "phone": "01 47 29 00 00",
        "email": "nord@exemple.test",
    }


def test_a_territory_may_only_be_stricter(client, territory):
    assert client.post(TERRITORY, limit(5)).status_code == 302
    territory.refresh_from_db()
    assert (territory.live_applications, territory.phone) == (5, "+33147290000")
    for number in (9, 0, -1, "x", ""):
        answer = client.post(TERRITORY, limit(number))
        assert answer.status_code == 422 and "live_applications" in answer.context["form"].errors
    territory.refresh_from_db()
    assert territory.live_applications == 5
    with pytest.raises(IntegrityError), transaction.atomic():
        type(territory).objects.filter(pk=territory.pk).update(live_applications=9)


def test_a_coordinator_invites_another_one_to_their_own_territory(client, territory):
    form = {"act": "invite", "inv-name": "Léa Petit", "inv-email": "lea@exemple.test"}
    assert client.post(TERRITORY, form).status_code == 302
    invitation = territory.invitations.get()
    assert (invitation.role, invitation.email) == (Role.COORDINATOR, "lea@exemple.test")
    assert client.post(TERRITORY, form).status_code == 422


@pytest.mark.parametrize("address", [DIRECTORY, ADD, TERRITORY, "/etablissement/equipe/", "/etablissement/reglages/"])
def test_a_company_opens_none_of_these_pages(client, address):
    client.force_login(a_member(Role.COMPANY, a_company()).user, backend=BACKEND)
    assert client.get(address).status_code == 403
    client.logout()
    assert client.get(address).status_code == 302
