"""Until the pupil confirms, nothing that a company can open, download, subscribe to or receive says who they are."""

import io
from datetime import date

import pytest
from django.db.models import Q
from django.urls import reverse
from pypdf import PdfReader

from premierpas.accounts.links import Link
from premierpas.agenda.actions import make_feed
from premierpas.agenda.enums import Scope
from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.tests import situations
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.outbox.models import Message
from premierpas.people.models import Authorisation, Guardian
from tests.clients import Client
from tests.factories import a_classroom, a_school, a_teacher, viewer
from tests.scenes import Scene, around_application
from tests.test_access_matrix import KNOWN, client_of

pytestmark = pytest.mark.django_db
# Of the pupil, their family, their school and class; a first name's first letter and the level are known.
PLANTED = ["Zéphyrine", "Quintard", "Marcelin-Albert", "Peupliers", "Vauquelin", "Honorine", "612345678", "3e Zig",
           "04/03/2011", "2011-03-04"]  # fmt: skip
BEFORE = [state for state in S if state not in (S.DRAFT, S.CONFIRMED)]


def a_scene(state: S) -> Scene:
    school = a_school(name="Collège Marcelin-Albert", street="3, rue des Peupliers")
    classroom = a_classroom(school, name="3e Zig")
    teacher = a_teacher(classroom)
    teacher.user.name = "Gaspard Vauquelin"
    teacher.user.save()
    pupil = situations.an_old_pupil(
        classroom=classroom, first_name="Zéphyrine", last_name="Quintard", birth_date=date(2011, 3, 4),
        phone="+33612345678", street="12, allée des Peupliers",
    )  # fmt: skip
    Guardian.objects.create(pupil=pupil, name="Honorine Quintard", phone="+33611111111")
    Authorisation.objects.create(enrolment=pupil.enrolments.get(), signed_on=clock.today())
    return around_application(situations.in_state(state, pupil))


def said_by(answer: object) -> str:
    """Text, metadata, names of files, addresses."""
    headers = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    if answer.streaming:
        return headers
    content: bytes = answer.content
    if content.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(content))
        pages = " ".join(page.extract_text() for page in reader.pages)
        known = {name: value for name, value in (reader.metadata or {}).items() if "Date" not in name}
        return f"{headers} {pages} {known} {content.decode('latin-1')}"
    return headers + content.decode(errors="replace")


def found_by_the_company(state: S) -> list[tuple[str, str]]:
    """Where something planted reaches the company: every page, file, feed and message of theirs, every link."""
    scene, opened, faults = a_scene(state), 0, []
    person = scene.people["company"]
    client = client_of(person)
    feeds = [make_feed(scope, by=Actor.person(viewer(person.user))) for scope in Scope]
    ids = scene.ids | {"kind": "pdf"}
    addresses = [reverse("agenda:feed", args=[feed.token]) for feed in feeds]
    for route in KNOWN:
        app = route.name.split(":")[0]
        words = {name: ids.get(f"{app}:{name}", ids.get(name)) for name in route.parameters}
        if "company" in route.roles and not route.is_act and None not in words.values():
            addresses.append(reverse(route.name, kwargs=words))
    links = Link.objects.filter(Q(recipient=person.user.email) | Q(purpose="applications.answer"))
    addresses += [link.address for link in links]
    for address in addresses:
        who = Client() if address.startswith("/l/") else client
        answer = who.get(address)
        opened += answer.status_code == 200
        said = said_by(answer).casefold()
        faults += [(address, name) for name in PLANTED if name.casefold() in said]
    told = Message.objects.filter(Q(to=person.user.email) | Q(user=person.user))
    for message in told:
        words = f"{message.subject} {message.body} {message.why} {message.link}".casefold()
        faults += [(message.notice, name) for name in PLANTED if name.casefold() in words]
    assert opened > 10 and told.exists()
    return faults


@pytest.mark.parametrize("state", BEFORE)
def test_nothing_that_reaches_the_company_names_the_pupil(state: S) -> None:
    assert found_by_the_company(state) == []


def test_once_confirmed_the_same_search_finds_name_class_and_school() -> None:
    assert {"Zéphyrine", "Quintard", "3e Zig", "Marcelin-Albert"} <= {
        name for _where, name in found_by_the_company(S.CONFIRMED)
    }
