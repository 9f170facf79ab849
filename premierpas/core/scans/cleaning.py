"""The ways in: a signed paper, a logo, a photo."""

import hashlib
import io
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from PIL import Image

from premierpas.core.text import one_line

from . import problems
from .decoder import Refused
from .formats import LOGOS, PHOTOS, SCANS, FileKind, sniff
from .isolation import draw

MAX_BYTES = 10 * 1024 * 1024  # a photo of a phone is 3 to 6 MB; the same bound as class lists, so that one is learnt
_SHOWN_NAME = 60


@dataclass(frozen=True)
class Scan:
    """A paper as pictures in a PDF of ours. `sha256` is that of `pdf`, in hex; the same upload gives the same."""

    pdf: bytes
    pages: int
    sha256: str


@dataclass(frozen=True)
class CleanPhoto:
    """A JPEG of at most 1,600 pixels a side that says neither where nor with what it was taken."""

    jpeg: bytes
    width: int
    height: int
    sha256: str


def clean_scan(upload: UploadedFile | bytes, *, name: str = "", field: str = "scan") -> Scan:
    """A photo (JPEG, PNG, WebP), a TIFF or a PDF, drawn anew as a PDF of A4 pictures.

    `name` is only for the message, an upload brings its own. Raises RefusedFile: TooLarge, EmptyScan, NotAScan,
    TooManyPages, Unreadable or BlankScan, whose `field` is the given one.
    """
    pdf, pages = _drawn("scan", upload, SCANS, name=name, field=field)
    return Scan(pdf, pages, hashlib.sha256(pdf).hexdigest())


def clean_logo(upload: UploadedFile | bytes, *, name: str = "", field: str = "logo") -> bytes:
    """A PNG of at most 600 × 300 pixels drawn from a PNG, JPEG or WebP, transparency kept. Raises RefusedFile."""
    return _drawn("logo", upload, LOGOS, name=name, field=field)[0]


def clean_photo(upload: UploadedFile | bytes, *, field: str = "picture") -> CleanPhoto:
    """A photo (JPEG, PNG, WebP, HEIC) drawn anew. Raises RefusedFile, in words for a pupil."""
    try:
        jpeg, _pages = _drawn("photo", upload, PHOTOS, name="", field=field)
    except problems.RefusedFile as refused:
        raise problems.for_pupil(refused, MAX_BYTES) from refused
    with Image.open(io.BytesIO(jpeg)) as picture:
        width, height = picture.size
    return CleanPhoto(jpeg, width, height, hashlib.sha256(jpeg).hexdigest())


def _drawn(
    job: str, upload: UploadedFile | bytes, accepted: frozenset[FileKind], *, name: str, field: str
) -> tuple[bytes, int]:
    data = _content(upload, job=job, field=field)
    kind = sniff(data)
    if kind not in accepted:
        shown = name or ("" if isinstance(upload, bytes) else upload.name or "")
        raise problems.not_accepted(kind, one_line(shown)[:_SHOWN_NAME], job=job, field=field)
    try:
        return draw(job, kind, data)
    except Refused as refused:
        raise problems.refusal(refused.problem, refused.count, field=field) from refused


def _content(upload: UploadedFile | bytes, *, job: str, field: str) -> bytes:
    """The bytes, unless there are too many: that is said before any is read."""
    size = len(upload) if isinstance(upload, bytes) else upload.size or 0
    if size > MAX_BYTES:
        raise problems.too_large(size, MAX_BYTES, job=job, field=field)
    if isinstance(upload, bytes):
        data = upload
    else:
        upload.seek(0)
        data = upload.read(MAX_BYTES + 1)
    if not data.strip(b"\0 \t\r\n"):
        raise problems.empty(field=field)
    return data
