"""Guardians of a pupil, and their page, sent and opened."""

from datetime import datetime

from django.test import Client

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.families.actions import send_pages
from premierpas.people.consenting import FAMILY
from premierpas.people.models import Guardian, Pupil
from tests.factories import a_head_of

NOVEMBER = datetime(2026, 11, 25, 10, tzinfo=clock.PARIS)
BORN = {"do": "open", "day": "4", "month": "3", "year": "2012"}
WRONG = BORN | {"day": "5"}


def a_guardian(pupil: Pupil, language: str = "ar", **fields: object) -> Guardian:
    given = {"name": "Nadia Benali", "email": "nadia@exemple.test", "language": language, **fields}
    return Guardian.objects.create(pupil=pupil, **given)


def sent(guardian: Guardian) -> Link:
    send_pages([guardian], by=a_head_of(guardian.pupil.enrolments.get().classroom.school))
    return Link.objects.filter(purpose=FAMILY, subject_id=guardian.pupil_id).latest("pk")


def opened(link: Link) -> Client:
    client, born = Client(), Pupil.objects.get(pk=link.subject_id).birth_date
    typed = {"do": "open", "day": born.day, "month": born.month, "year": born.year}
    assert client.post(link.address, typed).status_code == 302
    return client


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()
