"""That a file is unaltered and that its agreement still holds are two questions, and both are answered."""

import csv
import io
import zipfile

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from premierpas.core.actions import Actor, working_as
from premierpas.placements.actions import amend, request_signatures
from premierpas.placements.actions.changing import void_all
from premierpas.placements.models import Agreement, SealCertificate
from premierpas.placements.sealing.export import export_zip
from premierpas.placements.sealing.remembered import trusted_certificates
from premierpas.placements.sealing.sealing import seal
from premierpas.placements.sealing.validity import validity_of
from premierpas.placements.sealing.verify import problems_of

from .agreements import signed, the_school

pytestmark = pytest.mark.django_db


def sealed(agreement: Agreement) -> bytes:
    row = seal(agreement.pk)
    assert row is not None
    with default_storage.open(row.file.name) as file:
        return file.read()


def amended(agreement: Agreement) -> Agreement:
    after = amend(agreement, values={"host_street": "2, rue Neuve"}, reason="Travaux.", by=the_school(agreement))
    return signed(request_signatures(after, by=the_school(after)))


def given_up(agreement: Agreement, *, reason: str) -> None:
    with working_as(Actor.task("tests")):
        void_all(agreement.placement_id, reason=reason)


def index_of(rows: list[Agreement]) -> list[dict[str, str]]:
    file = io.BytesIO()
    export_zip(file, Agreement.objects.filter(pk__in=[each.pk for each in rows]))
    text = zipfile.ZipFile(file).read("index.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_each_state_is_said_beside_the_integrity():
    agreement = signed()
    pdf = sealed(agreement)
    assert validity_of(pdf).holds and "pas annulée" in validity_of(pdf).words
    assert not validity_of(pdf + b"x").holds
    after = amended(agreement)
    assert validity_of(pdf).holds and "avenant signé le" in validity_of(pdf).words
    later = sealed(after)
    given_up(agreement, reason="Déménagement d’Inès")
    for each in (pdf, later):
        assert problems_of(each, trusted_certificates()) == []
        assert not validity_of(each).holds and "annulée le" in validity_of(each).words


def test_the_page_says_that_the_agreement_was_cancelled_and_names_nobody():
    agreement = signed()
    pdf = sealed(agreement)
    given_up(agreement, reason="Déménagement d’Inès")
    html = Client().post(reverse("placements:verify"), {"file": io.BytesIO(pdf)}).content.decode()
    assert "Ce fichier est intact, mais" in html and "annulée le" in html
    assert "Benali" not in html and "Déménagement" not in html


def test_the_index_tells_the_type_and_the_state_of_each_file():
    agreement = signed()
    sealed(agreement)
    after = amended(agreement)
    sealed(after)
    first, second = index_of([agreement])
    assert (first["type"], first["etat"]) == ("convention", "signée")
    assert (second["type"], second["etat"], second["avenant"]) == ("avenant", "signée", str(agreement.pk))
    given_up(agreement, reason="Déménagement")
    agreement.refresh_from_db()
    assert agreement.ended_at is not None
    assert {row["etat"] for row in index_of([agreement])} == {"annulée"}
    assert index_of([agreement])[0]["etat_le"] == agreement.ended_at.isoformat()


def test_every_certificate_that_sealed_here_stays_trusted(tmp_path, settings):
    pdf = sealed(signed())
    settings.DATA_DIR = tmp_path  # as after a restore elsewhere: the key is gone, the rows are there
    assert SealCertificate.objects.count() == 1
    assert problems_of(pdf, trusted_certificates()) == []
    sealed(signed())
    assert SealCertificate.objects.count() == 2
