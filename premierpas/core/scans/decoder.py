"""From the bytes of a picture or a PDF to pages drawn anew. Run as a script by `isolation`, in a process of its own.

Decoders of pictures and PDFs are where hostile files do harm: whatever one does here ends with this process, which
has little time and memory, writes no file and was given no secret. It therefore imports nothing of ours.
"""

import io
import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, cast

from PIL import Image, ImageChops, ImageFilter, ImageOps

MAX_PAGES = 10  # the agreement has two pages; its annexes and a covering letter fit
MAX_PIXELS = 40_000_000  # the biggest photo a common phone sends unasked is 24 or 12; more is a bomb or no paper
MAX_SIDE = 2000  # pixels: A4 at about 170 points per inch, where the smallest print of a form stays legible
LOGO_SIZE = (600, 300)  # pixels: twice what the head of a page shows
PHOTO_SIDE = 1600  # pixels: sharp on a page of a report, and a third of a megabyte
JPEG_QUALITY = 80  # letters without halos; a page stays under half a megabyte
MAX_CPU_SECONDS = 20  # ten pages of photos take three
MAX_MEMORY = 1_500_000_000  # bytes of address space: 40 million points with transparency, twice, and the libraries

# Nothing written: under 3 points in 10,000 are darker than the paper around them. A lone signature is ten times that.
_INK_LOOKED_AT = 500  # pixels on the longest side, so that dust and grain vanish
_INK_DARKER_BY = 24  # of 255
_INK_SHARE = 0.0003

_A4 = (595.28, 841.89)  # points
_LOCKED = 4  # FPDF_ERR_PASSWORD


class Problem(StrEnum):
    """Why there are no pages."""

    UNREADABLE = "unreadable"
    LOCKED = "locked"
    BLANK = "blank"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_SLOW = "too_slow"


class Refused(Exception):
    """No pages, for a reason that can be told."""

    def __init__(self, problem: Problem, count: int = 0) -> None:
        super().__init__(problem.value)
        self.problem, self.count = problem, count


def draw_scan(data: bytes, kind: str) -> tuple[bytes, int]:
    """A PDF of A4 pages, each one picture, and how many. `kind` is Pillow's name of the format, or PDF."""
    pages, blank = [], True
    for picture in _pdf_pictures(data) if kind == "PDF" else _pictures(data, kind):
        page = _flat(picture)
        page.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
        blank = blank and _is_blank(page)
        pages.append(page)
    if not pages:
        raise Refused(Problem.UNREADABLE)
    if blank:  # blank backs between written pages are what a feeder makes of a sheet: they stay
        raise Refused(Problem.BLANK)
    return _bound(pages), len(pages)


def draw_logo(data: bytes, kind: str) -> tuple[bytes, int]:
    """A PNG that fits LOGO_SIZE, transparent where the logo is."""
    picture = ImageOps.exif_transpose(next(_pictures(data, kind)))
    picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    picture.thumbnail(LOGO_SIZE, Image.Resampling.LANCZOS)
    picture.info = {}
    target = io.BytesIO()
    picture.save(target, "PNG", optimize=True)
    return target.getvalue(), 1


def draw_photo(data: bytes, kind: str) -> tuple[bytes, int]:
    """A JPEG that keeps nothing but what is seen, upright."""
    if kind == "HEIC":
        from pillow_heif import register_heif_opener  # a library of its own, for iPhones

        register_heif_opener(thumbnails=False)
        kind = "HEIF"
    picture = _flat(next(_pictures(data, kind)))
    picture.thumbnail((PHOTO_SIDE, PHOTO_SIDE), Image.Resampling.LANCZOS)
    target = io.BytesIO()
    picture.convert("RGB").save(target, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return target.getvalue(), 1


def _pictures(data: bytes, kind: str) -> Iterator[Image.Image]:
    """The frames of a TIFF, the first one of any other picture; sizes are judged before anything is unpacked."""
    try:
        image = Image.open(io.BytesIO(data), formats=[kind])
    except Image.DecompressionBombError:
        raise Refused(Problem.TOO_MANY_PIXELS) from None
    frames = getattr(image, "n_frames", 1) if kind == "TIFF" else 1
    if frames > MAX_PAGES:
        raise Refused(Problem.TOO_MANY_PAGES, frames)
    for number in range(frames):
        if number:
            image.seek(number)
        if image.width * image.height > MAX_PIXELS:
            raise Refused(Problem.TOO_MANY_PIXELS)
        if kind == "JPEG":
            image.draft(None, (MAX_SIDE, MAX_SIDE))  # decodes a photo at half or quarter size where that is enough
        image.load()
        yield image


def _pdf_pictures(data: bytes) -> Iterator[Image.Image]:
    """The pages of a PDF as they print: annotations and filled fields drawn, hidden layers not, nothing run."""
    import pypdfium2  # not needed for the photos that most people send

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _LOCKED
        raise Refused(Problem.LOCKED if locked else Problem.UNREADABLE) from error
    if len(document) > MAX_PAGES:
        raise Refused(Problem.TOO_MANY_PAGES, len(document))
    document.init_forms()
    for number in range(len(document)):
        page = document[number]
        longest = max(page.get_size())
        if not longest > 0:
            raise Refused(Problem.UNREADABLE)
        yield page.render(scale=(MAX_SIDE - 1) / longest, rev_byteorder=True).to_pil()  # sizes are rounded up
        page.close()


def _flat(image: Image.Image) -> Image.Image:
    """Upright, grey or in colours, on white, and nothing else: no place, no device, no profile."""
    image = ImageOps.exif_transpose(image)
    if image.mode in {"I", "F"} or image.mode.startswith("I;16"):
        image = _eight_bits(image)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        image.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    image = image.convert("L" if image.mode in {"1", "L", "LA"} else "RGB")
    image.info = {}
    return image


def _eight_bits(image: Image.Image) -> Image.Image:
    """Sixteen bits of grey as eight; `convert` alone would cut off all but the darkest."""
    values = image.convert("I") if image.mode != "F" else image
    _, highest = cast(tuple[float, float], values.getextrema())  # one band only
    return values.point(lambda value: value * (1 / 256) + 0).convert("L") if highest > 255 else values.convert("L")


def _is_blank(page: Image.Image) -> bool:
    """Whether nothing is darker than the paper around it: a photographed sheet is grey, and shaded towards a side."""
    small = page.convert("L")
    small.thumbnail((_INK_LOOKED_AT, _INK_LOOKED_AT), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.BoxBlur(12))
    darker = ImageChops.subtract(paper, small).histogram()
    return sum(darker[_INK_DARKER_BY:]) < _INK_SHARE * small.width * small.height


def _bound(pages: list[Image.Image]) -> bytes:
    """The pictures as a PDF that says nothing else, no date either: the same file sent twice gives the same bytes."""
    from pypdf import PdfReader, PdfWriter, Transformation  # not needed for photos and logos

    writer = PdfWriter()
    writer.metadata = None
    for page in pages:
        alone = io.BytesIO()
        page.save(alone, "PDF", quality=JPEG_QUALITY, optimize=True)
        across, up = _A4 if page.height >= page.width else _A4[::-1]
        scale = min(across / page.width, up / page.height)
        left, bottom = (across - page.width * scale) / 2, (up - page.height * scale) / 2
        sheet = writer.add_blank_page(across, up)
        placed = Transformation().scale(scale).translate(left, bottom)
        sheet.merge_transformed_page(PdfReader(alone).pages[0], placed)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


_JOBS = {"scan": draw_scan, "logo": draw_logo, "photo": draw_photo}


def answer(job: str, kind: str, data: bytes) -> tuple[dict[str, Any], bytes]:
    """What was drawn, or the problem; never raises for a bad file."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS  # Pillow itself refuses twice that
    try:
        drawn, pages = _JOBS[job](data, kind)
    except Refused as refused:
        return {"problem": refused.problem.value, "count": refused.count}, b""
    except Exception as error:  # decoders raise whatever a damaged file makes them stumble over
        return {"problem": Problem.UNREADABLE.value, "count": 0, "why": repr(error)[:200]}, b""
    return {"pages": pages}, drawn


def _bind() -> None:
    """Give up time, memory and files. Not every system knows every limit."""
    try:
        import resource
    except ImportError:
        return
    limits = {
        resource.RLIMIT_CPU: (MAX_CPU_SECONDS, MAX_CPU_SECONDS + 1),
        resource.RLIMIT_AS: (MAX_MEMORY, MAX_MEMORY),
        resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_CORE: (0, 0),
    }
    for what, limit in limits.items():
        try:
            resource.setrlimit(what, limit)
        except (ValueError, OSError):
            continue


if __name__ == "__main__":
    _bind()
    said, result = answer(sys.argv[1], sys.argv[2], sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + result)
