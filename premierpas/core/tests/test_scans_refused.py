"""Whatever is no paper is refused in words that help, and nothing else ever comes out."""

import contextlib
import io
import struct
import subprocess
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from premierpas.core.errors import DomainError
from premierpas.core.scans import (
    MAX_BYTES,
    BlankScan,
    EmptyScan,
    NotAScan,
    TooLarge,
    TooManyPages,
    Unreadable,
    clean_logo,
    clean_scan,
    decoder,
    formats,
    isolation,
)
from premierpas.core.tests.papers import a_paper, a_pdf, a_photo_of_nothing, an_endless_pdf, as_file, several, written


def a_bomb(width: int, height: int) -> bytes:
    """A PNG that is small as a file and says that it is huge."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    )


def a_zip() -> bytes:
    """An archive with a page in it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("convention.pdf", several(1, "PDF"))
    return target.getvalue()


def locked() -> bytes:
    """A PDF that asks for a password."""
    writer = a_pdf()
    writer.encrypt("azerty", algorithm="AES-256")
    return written(writer)


PHOTO = as_file(a_paper(), "JPEG")
REFUSED = {
    "empty": (b"", EmptyScan, "vide"),
    "only zeros": (bytes(5000), EmptyScan, "vide"),
    "30 MB": (b"\xff\xd8\xff" + bytes(30 * 1024 * 1024 - 3), TooLarge, "pèse 30 Mo. Envoyez-en un de moins de 10 Mo :"),
    "just over": (b"\xff\xd8\xff" + bytes(MAX_BYTES), TooLarge, "pèse 10,1 Mo"),
    "ELF": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 9, NotAScan, "photo (JPEG, PNG) ou un PDF"),
    "EXE with a PDF in it": (b"MZ\x90\0" + several(1, "PDF"), NotAScan, "photo (JPEG, PNG) ou un PDF"),
    "zip": (a_zip(), NotAScan, "photo (JPEG, PNG) ou un PDF"),
    "html": (b"<!doctype html><script>alert(1)</script>%PDF-1.4", NotAScan, "photo (JPEG, PNG) ou un PDF"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', NotAScan, "photo (JPEG, PNG) ou un PDF"),
    "text": (b"Bon pour accord, M. Benali", NotAScan, "photo (JPEG, PNG) ou un PDF"),
    "gif": (as_file(a_paper(mode="P"), "GIF"), NotAScan, "photo (JPEG, PNG) ou un PDF"),
    "avif": (as_file(a_paper(), "AVIF"), NotAScan, "photo (JPEG, PNG) ou un PDF"),
    "HEIC": (b"\0\0\0\x18ftypheic\0\0\0\0" + bytes(99), NotAScan, "« Le plus compatible »"),
    "JPEG cut short": (PHOTO[: len(PHOTO) // 2], Unreadable, "abîmé"),
    "JPEG of three bytes": (b"\xff\xd8\xff", Unreadable, "abîmé"),
    "PNG cut short": (as_file(a_paper(), "PNG")[:3000], Unreadable, "abîmé"),
    "TIFF cut short": (as_file(a_paper(), "TIFF")[:9000], Unreadable, "abîmé"),
    "WebP cut short": (as_file(a_paper(), "WEBP")[:900], Unreadable, "abîmé"),
    "PDF cut short": (several(1, "PDF")[:200], Unreadable, "abîmé"),
    "PDF without pages": (b"%PDF-1.4\n%%EOF", Unreadable, "abîmé"),
    "locked PDF": (locked(), Unreadable, "mot de passe"),
    "bomb": (a_bomb(50_000, 50_000), TooLarge, "trop grande"),
    "smaller bomb": (a_bomb(8_000, 5_001), TooLarge, "trop grande"),
    "TIFF of 11 pages": (several(11, "TIFF"), TooManyPages, "11 pages"),
    "PDF of 11 pages": (several(11, "PDF"), TooManyPages, "11 pages"),
    "white page": (as_file(Image.new("RGB", (1240, 1754), "white"), "PNG"), BlankScan, "vide"),
    "white PDF": (written(a_pdf("")), BlankScan, "vide"),
    "photo of a blank sheet": (as_file(a_photo_of_nothing(), "JPEG"), BlankScan, "vide"),
    "lens cap": (as_file(Image.new("RGB", (1200, 1600), "black"), "JPEG"), BlankScan, "vide"),
}


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("name", ["convention.pdf", "photo.jpg"])
def test_what_is_no_readable_paper_is_refused_in_words_that_help(case: str, name: str) -> None:
    data, error, words = REFUSED[case]
    with pytest.raises(error) as refused:
        clean_scan(SimpleUploadedFile(name, data, content_type="application/pdf"))
    assert words in str(refused.value).replace("\u00a0", " ")
    assert refused.value.field == "scan"


def test_the_message_names_the_file_as_the_person_knows_it() -> None:
    with pytest.raises(NotAScan, match="convention.pdf"):
        clean_scan(b"\x7fELF" + bytes(range(99)), name="convention.pdf")


def test_a_lone_signature_on_a_shaded_photo_is_seen() -> None:
    photo = a_photo_of_nothing()
    signature = a_paper().crop((600, 1300, 900, 1500)).resize((500, 330))
    photo.paste(signature, (1800, 3000))
    assert clean_scan(as_file(photo, "JPEG")).pages == 1


def test_a_file_that_takes_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "WAIT", 2)
    with pytest.raises(Unreadable, match="trop compliqué"):
        clean_scan(an_endless_pdf())


def test_a_file_that_kills_its_decoder_only_gets_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    crashed = subprocess.CompletedProcess([], -11, b"", b"")
    monkeypatch.setattr(isolation.subprocess, "run", lambda *args, **how: crashed)
    with pytest.raises(Unreadable, match="abîmé"):
        clean_scan(PHOTO)


def test_a_decoder_that_cannot_start_is_not_the_files_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess([], 1, b"", b"ModuleNotFoundError: No module named 'PIL'")
    monkeypatch.setattr(isolation.subprocess, "run", lambda *args, **how: failed)
    with pytest.raises(RuntimeError, match="PIL"):
        clean_scan(PHOTO)


@pytest.mark.parametrize("case", ["empty", "30 MB", "ELF", "html", "svg", "HEIC", "JPEG cut short", "bomb"])
def test_a_logo_is_refused_with_words_of_its_own(case: str) -> None:
    data, error, _words = REFUSED[case]
    with pytest.raises(error) as refused:
        clean_logo(data)
    assert refused.value.field == "logo"
    assert "papier" not in str(refused.value)


@pytest.mark.parametrize("data", [several(1, "PDF"), as_file(a_paper(), "TIFF")])
def test_a_logo_is_no_pdf_and_no_tiff(data: bytes) -> None:
    with pytest.raises(NotAScan, match="Envoyez une image PNG ou JPEG"):
        clean_logo(data)


SMALL = a_paper((120, 170))
SEEDS = [as_file(SMALL, kind) for kind in ("JPEG", "PNG", "WEBP", "TIFF", "PDF")]
SEEDS += [
    as_file(SMALL, "TIFF", compression="tiff_lzw"),
    as_file(SMALL, "JPEG", progressive=True),
    as_file(SMALL.convert("P"), "PNG"),
]


@st.composite
def mutated(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """A good file with some bytes changed, dropped or doubled."""
    data = bytearray(draw(st.sampled_from(seeds)))
    for _change in range(draw(st.integers(1, 12))):
        place = draw(st.one_of(st.integers(0, min(200, len(data) - 1)), st.integers(0, len(data) - 1)))
        with_what = draw(st.binary(max_size=4))
        data[place : place + draw(st.sampled_from([0, 1, 4, 40]))] = with_what
        if not data:
            break
    return bytes(data)


@settings(max_examples=300, deadline=None)
@given(data=st.one_of(st.binary(max_size=400), st.binary(max_size=40).map(lambda end: b"\0\0\0\x18ftyp" + end)))
def test_random_bytes_only_ever_give_a_message(data: bytes) -> None:
    with pytest.raises(DomainError):
        clean_scan(data)


@settings(max_examples=60, deadline=None)
@given(data=mutated(SEEDS))
def test_damaged_files_give_a_scan_or_a_message(data: bytes) -> None:
    with contextlib.suppress(DomainError):
        assert clean_scan(data).pdf.startswith(b"%PDF")
    with contextlib.suppress(DomainError):
        assert clean_logo(data).startswith(b"\x89PNG")


@pytest.mark.filterwarnings("ignore")  # decoders warn of damage, which is what they are given
@settings(max_examples=400, deadline=None)
@given(data=mutated([seed for seed in SEEDS if not seed.startswith(b"%PDF")]))
def test_no_damage_to_a_picture_stumbles_the_decoder(data: bytes) -> None:
    kind = formats.sniff(data)
    if kind in formats.SCANS - {formats.FileKind.PDF}:
        said, drawn = decoder.answer("scan", kind.value, data)
        assert ("problem" in said) != drawn.startswith(b"%PDF")
