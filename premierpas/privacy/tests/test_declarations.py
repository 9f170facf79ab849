"""Every field of every model is judged: personal by declaration, or plainly not."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from pypdf import PdfReader

from premierpas.core import retention
from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Clock, Personal, Plain, Then, declared, faults, personal
from premierpas.people.models import Guardian
from premierpas.privacy.register import as_json, as_markdown


def test_every_field_is_declared_personal_or_plainly_not():
    assert faults() == []


def test_a_field_that_nobody_judged_one_that_is_not_there_and_one_judged_twice_are_found(monkeypatch):
    others = {name: list(declared.named(name)) for name in declared.names()}
    kept = [each for each in others["people"] if each.model != "people.Guardian"]
    wrong = [
        Personal(
            model="people.Guardian", what="", fields=("name", "nickname"), purpose="", basis=Basis.MISSION,
            until=WITH_PUPIL_FILE, then=Then.DELETE, of="pupil",
        ),
        Plain(model="people.Guardian", fields=("name",), why=""),
        Plain(model="people.Nobody", fields=("name",), why=""),
    ]  # fmt: skip
    monkeypatch.setattr(retention, "declared", [*(o for n, o in others.items() if n != "people"), kept + wrong])
    assert faults() == [
        "people.Guardian.email: neither personal nor plainly not",
        "people.Guardian.name: declared twice",
        "people.Guardian.nickname: no such field",
        "people.Guardian.phone: neither personal nor plainly not",
        "people.Nobody: no such model",
    ]


def test_what_ends_with_a_file_an_account_or_a_host_says_whose_it_is():
    whose = {Clock.PUPIL, Clock.ACCOUNT, Clock.HOST}
    assert [each.model for each in personal() if each.until.clock in whose and not each.of] == []
    assert [each.model for each in personal() if each.until.clock == Clock.ROW and not each.until.since] == []
    for each in personal():
        assert str(each.what) and str(each.purpose) and str(each.until.label), each.model


def test_a_kind_of_field_is_plain_by_its_type_and_a_text_never():
    fields = {each.name: retention.is_plainly_not(each) for each in Guardian._meta.concrete_fields}
    assert fields == {
        "id": True, "pupil": True, "name": False, "relation": True, "email": False, "phone": False, "language": True,
        "rank": True, "confirmed_by": True, "confirmed_at": True,
    }  # fmt: skip


def test_the_command_prints_a_row_for_each_field():
    output = StringIO()
    call_command("privacy_register", "--json", stdout=output)
    rows = json.loads(output.getvalue().splitlines()[-1])["fields"]
    assert rows == as_json()
    assert {tuple(row) for row in rows} == {("model", "field", "purpose", "basis", "until", "then")}
    assert {"model": "people.Guardian", "field": "email", "then": "delete"}.items() <= next(
        row for row in rows if (row["model"], row["field"]) == ("people.Guardian", "email")
    ).items()


def test_the_page_of_the_docs_is_the_register():
    assert (Path(settings.BASE_DIR) / "docs/privacy-register.md").read_text(encoding="utf-8") == as_markdown()


@pytest.mark.django_db
def test_everybody_reads_the_register_as_a_page_and_as_a_pdf(tmp_path):
    page = Client().get("/donnees-personnelles/registre/").content.decode()
    file = Client().get("/donnees-personnelles/registre.pdf")
    assert file["Content-Type"] == "application/pdf"
    (tmp_path / "r.pdf").write_bytes(file.content)
    text = " ".join(each.extract_text() for each in PdfReader(tmp_path / "r.pdf").pages)
    for words in ("Les responsables légaux", "Le journal de la semaine", "Le document final scellé"):
        assert words in page and words in " ".join(text.split())
