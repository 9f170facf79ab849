"""The commands: verdicts on a file and on the database, exports; exit status and one JSON object."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from premierpas.placements.models import Agreement, Entry
from premierpas.placements.sealing.export import certificate_pem
from premierpas.placements.sealing.sealing import seal
from tests.begun import begun_once

from .agreements import signed

pytestmark = pytest.mark.django_db
OTHER_HOST = "UPDATE placements_agreement SET terms = jsonb_set(terms, '{host_name}', '\"Autre\"')"


def a_sealed_file() -> bytes:
    row = seal(signed().pk)
    assert row is not None
    with default_storage.open(row.file.name) as file:
        return file.read()


sealed_file = begun_once(a_sealed_file)


@pytest.fixture
def sealed(sealed_file: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "convention.pdf"
    path.write_bytes(sealed_file)
    return path


def said(capsys) -> dict:
    return json.loads(capsys.readouterr().out.strip().splitlines()[-1])


def test_an_untouched_file_is_valid(sealed, capsys):
    call_command("verify_agreement", str(sealed), "--json")
    assert said(capsys) == {"valid": True, "reasons": []}


def test_a_changed_file_exits_with_one_and_the_reason(sealed, capsys):
    sealed.write_bytes(sealed.read_bytes() + b"x")
    with pytest.raises(SystemExit) as stop:
        call_command("verify_agreement", str(sealed), "--json")
    assert stop.value.code == 1
    assert said(capsys)["reasons"] == ["Des octets ont été ajoutés après le sceau."]


@pytest.mark.parametrize("what", ["missing", "folder", "certificate"])
def test_what_cannot_be_read_is_wrong_usage(sealed, tmp_path, what):
    arguments = {
        "missing": [str(tmp_path / "nothing.pdf")],
        "folder": [str(tmp_path)],
        "certificate": [str(sealed), "--certificate", str(sealed)],
    }[what]
    with pytest.raises(CommandError) as stop:
        call_command("verify_agreement", *arguments)
    assert stop.value.returncode == 2


def test_a_file_stays_valid_elsewhere_with_the_public_certificate_only(sealed, tmp_path):
    pem = tmp_path / "certificate.pem"
    pem.write_bytes(certificate_pem())
    environment = {
        **os.environ,
        "DATA_DIR": str(tmp_path / "elsewhere"),
        "DJANGO_SETTINGS_MODULE": "premierpas.settings.dev",
    }
    command = [sys.executable, "manage.py", "verify_agreement", str(sealed), "--certificate", str(pem), "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["valid"] is True
    assert not (tmp_path / "elsewhere" / "postgres").exists()


def test_evidence_that_is_whole_has_nothing_to_report(sealed, capsys):
    call_command("verify_evidence", "--json")
    assert said(capsys) == {"valid": True, "agreements": 1, "reasons": []}


def tamper(sql: str) -> None:
    """As somebody with the database's own rights would: without the triggers."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        tables = ("placements_entry", "placements_signature", "placements_agreement", "placements_sealedfile")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(sql)
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("UPDATE placements_signature SET name = 'Autre' WHERE party = 'guardian'", "modifiée depuis l’acte"),
        (OTHER_HOST, "les termes ne correspondent plus"),
        ("UPDATE placements_entry SET data = '{}' WHERE sequence = 3", "le contenu a été modifié"),
        ("UPDATE placements_entry SET sequence = sequence + 100 WHERE sequence = 2", "une entrée manque"),
        ("DELETE FROM placements_signature WHERE party = 'pupil'", "dite signée, une signature manque"),
        ("DELETE FROM placements_entry WHERE happening = 'sealed'", "l’empreinte n’est pas celle de la chaîne"),
    ],
)  # fmt: skip
def test_tampering_is_noticed_and_named(sealed, sql, named, capsys):
    tamper(sql)
    with pytest.raises(SystemExit):
        call_command("verify_evidence", "--json")
    answer = said(capsys)
    assert not answer["valid"] and any(named in reason for reason in answer["reasons"]), answer


def test_two_entries_that_changed_places_are_noticed(sealed, capsys):
    first, second = Entry.objects.order_by("sequence")[2:4]
    tamper(
        f"UPDATE placements_entry SET sequence = 999 WHERE id = {first.pk};"
        f"UPDATE placements_entry SET sequence = {first.sequence} WHERE id = {second.pk};"
        f"UPDATE placements_entry SET sequence = {second.sequence} WHERE id = {first.pk}"
    )
    with pytest.raises(SystemExit):
        call_command("verify_evidence", "--json")
    assert any("ne suit pas" in reason for reason in said(capsys)["reasons"])


def put_in_store(name: str, content: bytes) -> None:
    default_storage.delete(name)
    with default_storage.open(name, "wb") as file:
        file.write(content)


def test_a_changed_file_in_the_store_is_noticed(sealed, capsys):
    name = Agreement.objects.get().sealed.file.name
    put_in_store(name, b"%PDF-1.7 other")
    try:
        with pytest.raises(SystemExit):
            call_command("verify_evidence", "--json")
    finally:
        put_in_store(name, sealed.read_bytes())  # no test takes back what the store holds
    assert any("le fichier a été modifié" in reason for reason in said(capsys)["reasons"])


def test_the_export_of_a_school_is_written_whole(sealed, tmp_path, capsys):
    uai = Agreement.objects.get().placement.enrolment.classroom.school.uai
    call_command("export_agreements", str(tmp_path / "out.zip"), "--school", uai, "--json")
    answer = said(capsys)
    assert answer == {"agreements": 1, "bytes": (tmp_path / "out.zip").stat().st_size}


@pytest.mark.parametrize("arguments", [["--school", "9999999Z"], ["--class", "999999"]])
def test_an_unknown_school_or_class_is_wrong_usage(tmp_path, arguments):
    with pytest.raises(CommandError) as stop:
        call_command("export_agreements", str(tmp_path / "out.zip"), *arguments)
    assert stop.value.returncode == 2 and not (tmp_path / "out.zip").exists()


def test_anybody_checks_a_file_and_sees_nothing_personal(sealed):
    with sealed.open("rb") as file:
        html = Client().post(reverse("placements:verify"), {"file": file}).content.decode()
    assert "Ce fichier est intact" in html
    assert "Benali" not in html


def test_a_changed_file_is_refused_on_the_page(sealed, tmp_path):
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(sealed.read_bytes().replace(b"/Prev", b"/prev", 1))
    with changed.open("rb") as file:
        html = Client().post(reverse("placements:verify"), {"file": file}).content.decode()
    assert "n’est pas une convention intacte" in html


def test_a_file_that_is_too_big_gets_a_message_at_the_field(tmp_path):
    big = tmp_path / "big.pdf"
    with big.open("wb") as file:
        file.truncate(25 * 1024 * 1024)
    with big.open("rb") as file:
        html = Client().post(reverse("placements:verify"), {"file": file}).content.decode()
    assert "trop gros" in html


def test_the_public_certificate_is_given_to_everybody():
    answer = Client().get(reverse("placements:certificate"))
    assert answer.content.startswith(b"-----BEGIN CERTIFICATE-----") and b"PRIVATE" not in answer.content
