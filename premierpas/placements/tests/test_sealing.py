"""The seal: made once, and every byte of the file counts."""

import hashlib
import io
import random
import re
import zipfile
from datetime import UTC, datetime

import pytest
from cryptography import x509
from django.core.files.storage import default_storage
from pypdf import PdfReader, PdfWriter

from premierpas.core.actions import working_as
from premierpas.core.canonical import canonical_json
from premierpas.core.spreadsheets import defused
from premierpas.placements.actions.changing import void_all
from premierpas.placements.evidence.verifying import problems
from premierpas.placements.models import Agreement, Entry, Happening, SealedFile
from premierpas.placements.sealing import certificate, seal
from premierpas.placements.sealing.certificate import NoCertificate, SealKey, own_certificates, read_certificates
from premierpas.placements.sealing.export import export_zip
from premierpas.placements.sealing.sealing import seal as seal_agreement
from premierpas.placements.sealing.sealing import unsealed
from premierpas.placements.sealing.verify import _container, built_anew, problems_of
from tests.begun import begun_once

from .agreements import in_signature, signed, the_school
from .pdfua import problems_of as breaks_of_pdfua

pytestmark = pytest.mark.django_db
FLIPS = 2000


def a_sealed_file() -> bytes:
    row = seal_agreement(signed().pk)
    assert row is not None
    with default_storage.open(row.file.name) as file:
        return file.read()


sealed = begun_once(a_sealed_file)


def hole(pdf: bytes) -> tuple[int, int]:
    """Where the seal's container begins and ends."""
    found = re.search(rb"/ByteRange\s*\[\s*0 (\d+) (\d+) ", pdf)
    assert found
    return int(found[1]), int(found[2])


def another_key(tmp_path, settings) -> SealKey:
    settings.DATA_DIR = tmp_path
    return certificate.seal_key()


def test_a_sealed_file_is_valid_and_still_accessible(sealed: bytes):
    assert problems_of(sealed, own_certificates()) == []
    assert breaks_of_pdfua(sealed) == []


def test_the_container_is_built_anew_as_its_library_does(sealed: bytes):
    start, end = hole(sealed)
    container = _container(sealed[start + 1 : end - 1])
    assert built_anew(container) == container.dump(force=True)


def test_every_flipped_bit_is_noticed(sealed: bytes):
    chance, trusted = random.Random(2026), own_certificates()
    start, end = hole(sealed)
    places = [chance.randrange(len(sealed)) for _ in range(FLIPS // 2)]
    places += [chance.randrange(start, end) for _ in range(FLIPS // 2)]  # the container and its padding
    unnoticed = []
    for place in places:
        bit = chance.randrange(8)
        changed = bytearray(sealed)
        changed[place] ^= 1 << bit
        if not problems_of(bytes(changed), trusted):
            unnoticed.append((place, bit))
    assert unnoticed == []


@pytest.mark.parametrize("more", [b"\n", b"%", b"\x00" * 10, b"1 0 obj\n<<>>\nendobj\n"])
def test_appended_bytes_are_noticed_and_named(sealed: bytes, more: bytes):
    assert problems_of(sealed + more, own_certificates()) == ["Des octets ont été ajoutés après le sceau."]


def test_a_cut_file_is_noticed(sealed: bytes):
    assert all(problems_of(sealed[:length], own_certificates()) for length in (0, 4, 100, len(sealed) - 1))


def test_a_second_signature_over_it_is_noticed(sealed: bytes, tmp_path, settings):
    trusted = own_certificates()
    seal.FIELD, before = "Autre", seal.FIELD
    try:
        twice = seal.seal_pdf(sealed, key=another_key(tmp_path, settings))
    except Exception:  # the certification forbids it already
        return
    finally:
        seal.FIELD = before
    assert problems_of(twice, trusted)


def test_another_deployments_seal_is_noticed_and_named(sealed: bytes, tmp_path, settings):
    mine = own_certificates()
    agreement = SealedFile.objects.get().agreement
    from premierpas.placements.document.agreement import agreement_pdf

    foreign = seal.seal_pdf(agreement_pdf(agreement), key=another_key(tmp_path, settings))
    assert problems_of(foreign, mine) == [
        "Le sceau n’est pas celui de cette association : le certificat n’est pas le sien."
    ]


def test_a_swapped_attachment_is_noticed(sealed: bytes):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(sealed)))
    writer.add_attachment("terms.json", canonical_json({"pupil_name": "Quelqu’un d’autre"}))
    out = io.BytesIO()
    writer.write(out)
    assert problems_of(out.getvalue(), own_certificates())


def test_a_file_whose_terms_are_not_the_signed_ones_is_not_valid_even_with_the_right_seal():
    from premierpas.placements.document.agreement import agreement_pdf

    agreement = signed()
    agreement.terms = agreement.terms | {"host_name": "Ailleurs"}
    forged = seal.seal_pdf(agreement_pdf(agreement))
    assert problems_of(forged, own_certificates()) == ["Les termes joints ne sont pas ceux qui ont été signés."]


@pytest.mark.parametrize("junk", [b"", b"%PDF-", b"%PDF-1.7\n/ByteRange [0 5 5 5]", b"\xff" * 5000, b"GIF89a"])
def test_junk_gets_a_reason_never_a_fault(junk: bytes):
    assert len(problems_of(junk, own_certificates())) == 1


def test_sealing_twice_makes_one_file():
    agreement = signed()
    first, second = seal_agreement(agreement.pk), seal_agreement(agreement.pk)
    assert first == second
    assert Entry.objects.filter(agreement=agreement, happening=Happening.SEALED).count() == 1


def test_what_is_not_signed_is_not_sealed():
    assert seal_agreement(in_signature().pk) is None
    assert unsealed() == []


def test_a_lost_job_is_found_by_the_hourly_look():
    agreement = signed()
    assert unsealed() == [agreement.pk]


def test_the_stored_bytes_are_kept_when_the_placement_is_given_up(sealed: bytes):
    row = SealedFile.objects.get()
    with working_as(the_school(row.agreement)):
        void_all(row.agreement.placement_id, reason="Déménagement")
    with default_storage.open(row.file.name) as file:
        assert file.read() == sealed
    assert hashlib.sha256(sealed).hexdigest() == row.sha256
    assert list(problems()) == []


def test_the_self_made_certificate_outlives_the_archive_and_says_what_it_is():
    [own] = own_certificates()
    assert (own.not_valid_after_utc - datetime.now(UTC)).days > 10 * 365
    assert "non qualifié" in own.subject.rfc4514_string()


def test_a_former_certificate_is_still_trusted(sealed: bytes, tmp_path, settings):
    former = tmp_path / "former.pem"
    former.write_bytes(certificate.seal_key().certificate)
    settings.DATA_DIR, settings.SEAL_FORMER_CERTIFICATES = tmp_path, str(former)
    assert len(own_certificates()) == 2
    assert problems_of(sealed, own_certificates()) == []


def test_a_key_without_its_certificate_is_named(settings, tmp_path):
    settings.SEAL_KEY_FILE = str(tmp_path / "key.pem")
    with pytest.raises(NoCertificate, match="belong together"):
        certificate.seal_key()


def test_the_export_holds_every_file_an_index_and_the_certificate(sealed: bytes, django_assert_max_num_queries):
    file = io.BytesIO()
    with django_assert_max_num_queries(4):
        counts = export_zip(file, Agreement.objects.all())
    assert counts["agreements"] == 1
    archive = zipfile.ZipFile(file)
    [pdf] = [name for name in archive.namelist() if name.endswith(".pdf")]
    assert archive.read(pdf) == sealed
    index = archive.read("index.csv").decode("utf-8-sig").splitlines()
    assert len(index) == 2 and "Inès Benali" in index[1] and pdf in index[1]
    trusted = read_certificates(archive.read("certificate.pem"))
    assert isinstance(trusted[0], x509.Certificate) and problems_of(sealed, trusted) == []


def test_a_name_that_a_spreadsheet_would_run_stays_a_text():
    assert defused("=HYPERLINK(1)") == "'=HYPERLINK(1)"
