"""Signed papers as files: what phones, scanners and the ill-willed send."""

import io
import random
from typing import Any

import pypdf
import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from pypdf.annotations import Link
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject, TextStringObject

A4 = (1240, 1754)  # pixels, at 150 points an inch


def a_paper(size: tuple[int, int] = A4, mode: str = "RGB") -> Image.Image:
    """A sheet with one blue signature, and a black square at its top left corner."""
    image = Image.new("RGB", size, "white")
    pen, (width, height) = ImageDraw.Draw(image), size
    points = [(0.5, 0.8), (0.58, 0.78), (0.55, 0.84), (0.62, 0.79), (0.7, 0.82)]
    pen.line([(x * width, y * height) for x, y in points], fill=(20, 30, 120), width=max(1, height // 400))
    pen.rectangle((0, 0, width // 10, width // 10), fill="black")
    return image.convert(mode)


def a_photo_of_nothing(size: tuple[int, int] = (3000, 4000)) -> Image.Image:
    """A blank sheet as a phone sees it: greyish, darker towards one side, grainy."""
    shade = Image.linear_gradient("L").resize(size).point(lambda value: 235 - value // 3)
    grain = Image.frombytes("L", (300, 400), random.Random(1).randbytes(120_000)).resize(size)
    return (
        ImageChops.subtract(shade, grain.point(lambda value: value // 16)).filter(ImageFilter.BoxBlur(1)).convert("RGB")
    )


def as_file(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The picture as JPEG, PNG, WEBP, TIFF or PDF."""
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def several(count: int, kind: str, **options: Any) -> bytes:
    """A file of so many pages."""
    return bound([a_paper((620, 877))] * count, kind, **options)


def bound(pages: list[Image.Image], kind: str, **options: Any) -> bytes:
    """These pages as one TIFF or PDF."""
    if kind == "TIFF":
        options["compression"] = "tiff_lzw"  # bare, eleven pages weigh more than may be sent
    return as_file(pages[0], kind, save_all=True, append_images=pages[1:], **options)


def a_pdf(content: str = "0 0 200 200 re f", **page_entries: Any) -> pypdf.PdfWriter:
    """One A4 page that draws `content`."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(595, 842)
    stream = DecodedStreamObject()
    stream.set_data(content.encode())
    page[NameObject("/Contents")] = writer._add_object(stream)
    for name, value in page_entries.items():
        page[NameObject(f"/{name}")] = value
    return writer


def written(writer: pypdf.PdfWriter) -> bytes:
    """The bytes of a PDF."""
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def a_loaded_pdf() -> bytes:
    """With a script, an attachment, a link and an author."""
    writer = a_pdf()
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert('SECRET-SCRIPT')")}
    )
    writer.add_attachment("SECRET-FILE.exe", b"MZ" + b"SECRET-CONTENT" * 9)
    writer.add_annotation(0, Link(rect=(0, 0, 200, 200), url="https://SECRET-LINK.example/"))
    writer.add_metadata({"/Author": "SECRET-AUTHOR"})
    return written(writer)


def a_layered_pdf() -> bytes:
    """A black square bottom left that shows, one bottom right on a layer that is off."""
    writer = a_pdf("0 0 200 200 re f /OC /Off BDC 395 0 200 200 re f EMC")
    layer = writer._add_object(
        DictionaryObject({NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("off")})
    )
    properties = DictionaryObject({NameObject("/Off"): layer})
    writer.pages[0][NameObject("/Resources")] = DictionaryObject({NameObject("/Properties"): properties})
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {
            NameObject("/OCGs"): ArrayObject([layer]),
            NameObject("/D"): DictionaryObject({NameObject("/OFF"): ArrayObject([layer])}),
        }
    )
    return written(writer)


def an_endless_pdf() -> bytes:
    """Ten forms, each drawing the next ten times: ten thousand million squares."""
    writer = a_pdf()
    inner = None
    for _level in range(10):
        form = DecodedStreamObject()
        form.set_data(b"0 0 9 9 re f" if inner is None else b"/F Do " * 10)
        form[NameObject("/Type")], form[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
        form[NameObject("/BBox")] = ArrayObject([FloatObject(n) for n in (0, 0, 595, 842)])
        if inner is not None:
            form[NameObject("/Resources")] = _resources(inner)
        inner = writer._add_object(form)
    writer.pages[0][NameObject("/Resources")] = _resources(inner)
    stream = DecodedStreamObject()
    stream.set_data(b"/F Do " * 10)
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)
    return written(writer)


def _resources(form: Any) -> DictionaryObject:
    return DictionaryObject({NameObject("/XObject"): DictionaryObject({NameObject("/F"): form})})


def first_page(pdf: bytes) -> Image.Image:
    """How the first page of a PDF looks, as grey, 595 points wide or high."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].render().to_pil().convert("L")
    finally:
        document.close()


def dark(image: Image.Image, x: float, y: float) -> bool:
    """Whether the picture is dark at that share of its width and height, from the top left."""
    return image.getpixel((int(x * image.width), int(y * image.height))) < 100
