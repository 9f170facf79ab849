"""Nothing that a company can read or download before its yes says who the pupil is."""

import io
import re
from copy import deepcopy
from datetime import date

import polib
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from premierpas.accounts.links import Link
from premierpas.applications.models import Application
from premierpas.core.clock import travel
from premierpas.core.outbox.models import Channel, Message
from premierpas.people.models import Guardian
from premierpas.workshop.actions import save_cv, save_letter
from premierpas.workshop.keeping import Typed
from tests.begun import begun_once
from tests.factories import a_classroom, a_school, a_teacher, acting, the_class_goes

from .conftest import TODAY
from .situations import a_slot, an_offer, an_old_pupil

pytestmark = pytest.mark.django_db
PLANTED = [
    "Zéphyrine",
    "Quintard",
    "zephyrine.q",
    "Marcelin-Albert",
    "des Peupliers",
    "06 12 34 56 78",
    "zeph@exemple.test",
]
PLANTED += ["Honorine", "Vauquelin", "0612345678", "2011"]


@travel(TODAY)
def with_everything_planted() -> Application:
    """Sent through the screens, with everything planted in letter and CV."""
    school = a_school(name="Collège Marcelin-Albert", street="3, rue des Peupliers")
    classroom = a_classroom(school)
    teacher = a_teacher(classroom)
    teacher.user.name = "Gaspard Vauquelin"
    teacher.user.save()
    pupil = an_old_pupil(
        classroom=classroom,
        first_name="Zéphyrine",
        last_name="Quintard",
        street="12 bis, allée des Peupliers",
        phone="+33612345678",
        birth_date=date(2011, 3, 4),
    )
    Guardian.objects.create(pupil=pupil, name="Honorine Quintard", phone="+33611111111")
    slot = a_slot(an_offer())
    save_letter(
        pupil,
        offer=slot.offer,
        typed=Typed(
            {
                "why_here": "Je m’appelle Zéphyrine QUINTARD, du collège Marcelin Albert, 12 bis allée des Peupliers.",
                "about_me": "Ma mère Honorine et M. Vauquelin peuvent vous parler de moi. Née le 4 mars 2011.",
                "would_like": "Appelez le 06 12 34 56 78 ou zéro six douze trente-quatre cinquante-six soixante-dix.",
                "closing": "zeph@exemple.test, insta : zephyrine.q, Z. Quintard",
            },
            0,
        ),
        by=acting(pupil),
    )
    cv = {"about_me": "zephyrine quintard, 0612345678", "experiences": "Club du collège Marcelin-Albert\nScratch"}
    save_cv(pupil, typed=Typed(cv | {"languages": "Wolof"}, 0), by=acting(pupil))
    the_class_goes(pupil, slot.first_day, slot.last_day)
    client = Client()
    client.force_login(pupil.user)
    address = reverse("applications:apply", args=[slot.pk])
    html = client.get(address, {"retirer": "1"}).content.decode()
    client.post(address, dict(re.findall(r'name="(seen|key|retirer)" value="([^"]+)"', html)))
    return Application.objects.get(pupil=pupil)


planted_once = begun_once(with_everything_planted)


@pytest.fixture
def application(november: object, planted_once: Application) -> Application:
    return deepcopy(planted_once)


def names_nobody(text: str) -> None:
    found = [planted for planted in PLANTED if planted.casefold() in text.casefold()]
    assert not found
    assert "wolof" not in text.casefold()


def member(application: Application) -> Client:
    client = Client()
    client.force_login(application.offer.team.get().membership.user)
    return client


@pytest.mark.parametrize("name", ["applications:inbox", "applications:review"])
def test_the_inbox_names_nobody(application: Application, name: str) -> None:
    arguments = [application.pk] if name == "applications:review" else []
    html = member(application).get(reverse(name, args=arguments)).content.decode()
    assert "Élève Z., 3e" in html
    names_nobody(html)


def test_the_link_names_nobody(application: Application) -> None:
    for link in Link.objects.filter(purpose="applications.answer"):
        names_nobody(Client().get(link.address).content.decode())


@pytest.mark.parametrize("name", ["letter_file", "cv_file"])
def test_the_pdf_names_nobody_in_text_metadata_and_bytes(application: Application, name: str) -> None:
    response = member(application).get(reverse(f"applications:{name}", args=[application.pk]))
    reader = PdfReader(io.BytesIO(response.content))
    text = " ".join(page.extract_text() for page in reader.pages)
    assert "Élève Z." in text
    names_nobody(text)
    names_nobody(" ".join(str(value) for value in (reader.metadata or {}).values() if "CreationDate" not in str(value)))
    names_nobody(response["Content-Disposition"])
    for planted in PLANTED[:2]:
        assert planted.encode() not in response.content


def test_messages_to_the_company_name_nobody(application: Application) -> None:
    team = application.offer.team.get().membership.user
    messages = Message.objects.filter(channel=Channel.EMAIL, to=team.email) | Message.objects.filter(user=team)
    assert messages.exists()
    for message in messages:
        names_nobody(f"{message.subject} {message.body} {message.why}")


def test_nothing_promises_that_the_name_comes_with_the_companys_yes() -> None:
    """It comes when the pupil confirms: both sides read the same."""
    untrue = re.compile(
        r"\bnom\b[^.]*(?:\.[^.]*)?(?:elle dit|n’a pas dit|vous dites|avant de dire|jusqu’au) oui", re.IGNORECASE
    )
    texts = [entry.msgid for entry in polib.pofile(str(settings.BASE_DIR / "locale/en/LC_MESSAGES/django.po"))]
    assert [text for text in texts if untrue.search(text)] == []
    assert untrue.search("Elle ne voit ni ton nom, ni ton collège. Elle les reçoit seulement si elle dit oui.")
