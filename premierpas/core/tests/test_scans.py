"""A signed paper or a logo that was sent comes out as its picture, and as nothing else."""

import hashlib
import io
import re
import subprocess
from typing import Any

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from premierpas.core.scans import clean_logo, clean_scan, isolation
from premierpas.core.tests.papers import (
    a_layered_pdf,
    a_loaded_pdf,
    a_paper,
    a_pdf,
    as_file,
    bound,
    dark,
    first_page,
    several,
    written,
)

KEYS = {"/Type", "/Parent", "/MediaBox", "/Contents", "/Resources"}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "PDF"])
def test_every_accepted_format_becomes_a_page_that_looks_the_same(kind: str) -> None:
    scan = clean_scan(as_file(a_paper(), kind))
    page = first_page(scan.pdf)
    assert scan.pages == len(pypdf.PdfReader(io.BytesIO(scan.pdf)).pages) == 1
    assert page.size == (596, 842)
    assert (dark(page, 0.05, 0.03), dark(page, 0.95, 0.03), dark(page, 0.05, 0.97)) == (True, False, False)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK"])
def test_every_kind_of_pixels_is_read(mode: str) -> None:
    page = first_page(clean_scan(as_file(a_paper(mode=mode), "TIFF" if mode == "CMYK" else "PNG")).pdf)
    assert (dark(page, 0.05, 0.03), dark(page, 0.95, 0.03)) == (True, False)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bits_of_grey_keep_their_shades(kind: str) -> None:
    deep = a_paper(mode="L").convert("I").point(lambda value: value * 257 + 0).convert("I;16")
    page = first_page(clean_scan(as_file(deep, kind)).pdf)
    assert (dark(page, 0.05, 0.03), dark(page, 0.95, 0.03)) == (True, False)


def test_a_transparent_picture_lies_on_white() -> None:
    glass = Image.new("RGBA", (1240, 1754), (0, 0, 0, 0))
    glass.paste((0, 0, 0, 255), (0, 0, 124, 124))
    page = first_page(clean_scan(as_file(glass, "PNG")).pdf)
    assert (dark(page, 0.05, 0.03), dark(page, 0.5, 0.5)) == (True, False)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_photo_taken_with_the_phone_on_its_side_is_turned_upright(kind: str) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6  # what is first row in the file is the right side of the paper
    lying = a_paper().transpose(Image.Transpose.ROTATE_90)
    page = first_page(clean_scan(as_file(lying, kind, exif=exif)).pdf)
    assert page.height > page.width
    assert (dark(page, 0.05, 0.03), dark(page, 0.95, 0.03), dark(page, 0.05, 0.97)) == (True, False, False)


def test_a_wide_paper_gets_a_wide_page() -> None:
    page = first_page(clean_scan(as_file(a_paper((1754, 1240)), "JPEG")).pdf)
    assert page.size == (842, 596)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_where_and_with_what_a_photo_was_taken_is_gone(kind: str) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = "SECRET-PHONE"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (48.0, 53.0, 27.0)
    more: dict[str, Any] = {}
    if kind == "JPEG":
        more["comment"] = "SECRET-COMMENT"
    if kind in {"JPEG", "WEBP"}:
        more["xmp"] = b"<x>SECRET-XMP</x>"
    if kind == "PNG":
        more["pnginfo"] = PngImagePlugin.PngInfo()
        more["pnginfo"].add_text("Author", "SECRET-AUTHOR")
    sent = as_file(a_paper(), kind, exif=exif, icc_profile=_profile(), **more)
    assert b"SECRET" in sent

    scan = clean_scan(sent)
    picture = pypdf.PdfReader(io.BytesIO(scan.pdf)).pages[0].images[0].data
    assert b"SECRET" not in scan.pdf
    with Image.open(io.BytesIO(picture)) as image:
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}


def test_a_pdf_comes_out_without_script_attachment_link_or_author() -> None:
    sent = a_loaded_pdf()
    before = pypdf.PdfReader(io.BytesIO(sent))
    assert list(before.attachments) == ["SECRET-FILE.exe"] and before.metadata.author == "SECRET-AUTHOR"
    assert "/OpenAction" in before.root_object and "/Annots" in before.pages[0]

    reader = pypdf.PdfReader(io.BytesIO(clean_scan(sent).pdf))
    assert set(reader.root_object) == {"/Type", "/Pages"}
    assert set(reader.pages[0]) == KEYS
    assert set(reader.trailer) == {"/Size", "/Root"}
    assert (reader.pages[0].extract_text(), reader.attachments) == ("", {})
    assert dark(reader_page := first_page(clean_scan(sent).pdf), 0.1, 0.95) and not dark(reader_page, 0.9, 0.5)


def test_a_layer_that_is_switched_off_does_not_come_back() -> None:
    page = first_page(clean_scan(a_layered_pdf()).pdf)
    assert (dark(page, 0.1, 0.95), dark(page, 0.9, 0.95)) == (True, False)


def test_words_of_a_pdf_are_only_seen() -> None:
    font = pypdf.generic.DictionaryObject(
        {
            pypdf.generic.NameObject(f"/{key}"): pypdf.generic.NameObject(f"/{value}")
            for key, value in {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica"}.items()
        }
    )
    name = pypdf.generic.NameObject
    fonts = pypdf.generic.DictionaryObject({name("/Font"): pypdf.generic.DictionaryObject({name("/F"): font})})
    sent = written(a_pdf("BT /F 90 Tf 50 500 Td (BENALI) Tj ET", Resources=fonts))
    assert "BENALI" in pypdf.PdfReader(io.BytesIO(sent)).pages[0].extract_text()

    cleaned = clean_scan(sent).pdf
    assert pypdf.PdfReader(io.BytesIO(cleaned)).pages[0].extract_text() == ""
    assert first_page(cleaned).getextrema()[0] < 50


@pytest.mark.parametrize("kind", ["TIFF", "PDF"])
def test_ten_pages_are_kept_in_their_order(kind: str) -> None:
    pages = [a_paper((620, 877 + number)) for number in range(10)]
    scan = clean_scan(bound(pages, kind))
    assert scan.pages == len(pypdf.PdfReader(io.BytesIO(scan.pdf)).pages) == 10


def test_a_blank_back_beside_a_signed_page_stays() -> None:
    blank = Image.new("RGB", (620, 877), "white")
    assert clean_scan(as_file(a_paper((620, 877)), "PDF", save_all=True, append_images=[blank])).pages == 2


def test_a_big_photo_is_made_smaller_and_a_small_one_is_not_blown_up() -> None:
    def side(image: Image.Image) -> int:
        pdf = clean_scan(as_file(image, "JPEG", quality=60)).pdf
        return max(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].images[0].image.size)

    assert (side(a_paper((4000, 6000))), side(a_paper((600, 800)))) == (2000, 800)


def test_the_fingerprint_is_that_of_the_file_and_the_same_each_time() -> None:
    sent = several(2, "PDF")
    scan = clean_scan(sent)
    assert scan.sha256 == hashlib.sha256(scan.pdf).hexdigest()
    assert clean_scan(sent) == scan


def test_an_upload_is_read_from_its_start_whatever_its_name_says() -> None:
    upload = SimpleUploadedFile("virus.exe", as_file(a_paper(), "PNG"), content_type="text/html")
    upload.read()
    assert clean_scan(upload) == clean_scan(as_file(a_paper(), "PNG"))


def test_the_decoder_is_given_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, Any] = {}
    run = subprocess.run
    monkeypatch.setenv("SECRET_KEY", "x")
    monkeypatch.setattr(isolation.subprocess, "run", lambda *args, **how: given.update(how) or run(*args, **how))
    clean_scan(as_file(a_paper(), "PNG"))
    assert set(given["env"]) <= {"LD_LIBRARY_PATH", "PATH", "PYTHONPATH", "SYSTEMROOT"}


def test_a_logo_keeps_its_shape_and_its_transparency() -> None:
    logo = Image.new("RGBA", (2400, 800), (0, 0, 0, 0))
    logo.paste((200, 0, 0, 255), (0, 0, 1200, 800))
    with Image.open(io.BytesIO(clean_logo(as_file(logo, "PNG")))) as drawn:
        assert (drawn.format, drawn.size) == ("PNG", (600, 200))
        assert (drawn.getpixel((100, 100)), drawn.getpixel((500, 100))[3]) == ((200, 0, 0, 255), 0)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_logo_is_turned_and_stripped_like_a_scan(kind: str) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation], exif[ExifTags.Base.Model] = 6, "SECRET-PHONE"
    sent = as_file(Image.new("RGB", (200, 100), "red"), kind, exif=exif, icc_profile=_profile())
    drawn = clean_logo(sent)
    assert b"SECRET" in sent and b"SECRET" not in drawn
    assert set(re.findall(rb"IHDR|PLTE|tRNS|IDAT|IEND|iCCP|eXIf|[itz]+Xt|tEXt", drawn)) <= {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
    }
    with Image.open(io.BytesIO(drawn)) as image:
        assert image.size == (100, 200)


def _profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
