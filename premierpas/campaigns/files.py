"""Files of the shelf: pictures and PDFs are drawn anew, word processors' files are opened and looked into."""

import hashlib
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core.errors import DomainError
from premierpas.core.scans import MAX_BYTES, SCAN_TYPES, clean_scan
from premierpas.ui.forms import Upload

from .enums import FileKind

MOST_UNPACKED, MOST_PARTS = 60_000_000, 2_000
_ODT_PARTS = {"content.xml", "styles.xml", "meta.xml"}
# A local template of its writer's (`file:///C:/…`) is in many honest files and calls nobody.
_FAR = rb"""(?:https?:|ftp:|smb:|file://[^/]|//|\\\\)"""
_OUTSIDE = re.compile(
    rb"""<Relationship\b(?=[^>]*\bTargetMode\s*=\s*["']External)(?=[^>]*\bTarget\s*=\s*["']"""
    + _FAR
    + rb""")[^>]*>|<(?:draw:(?!a\b)[a-z-]+|text:section-source|meta:template)\b[^>]*\bxlink:href\s*=\s*["']"""
    + _FAR
    + rb"""[^>]*>|<script:event-listener\b[^>]*>""",
    re.IGNORECASE,
)
_MARKS = {FileKind.DOCX: "word/document.xml", FileKind.ODT: "content.xml"}
MIME = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.ODT: "application/vnd.oasis.opendocument.text",
}


@dataclass(frozen=True)
class CleanFile:
    """What may be kept and handed out again."""

    kind: FileKind
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


class RefusedOffice(DomainError):
    """A word processor's file that isn't kept; the message says why."""


def clean_office(raw: bytes) -> CleanFile:
    """A DOCX or ODT without programmes. Raises RefusedOffice."""
    if len(raw) > MAX_BYTES:
        raise RefusedOffice(_("Ce fichier est trop lourd : 10 Mo au plus."))
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise RefusedOffice(_("Ce fichier ne s’ouvre pas. Enregistrez-le à nouveau en DOCX, ODT ou PDF.")) from error
    names = {each.filename for each in parts}
    kind = next((kind for kind, mark in _MARKS.items() if mark in names), None)
    if kind is None or len(parts) > MOST_PARTS or sum(each.file_size for each in parts) > MOST_UNPACKED:
        raise RefusedOffice(_("Ce n’est ni un DOCX ni un ODT. Enregistrez-le dans l’un de ces formats, ou en PDF."))
    lower = {name.casefold() for name in names}
    if any("vbaproject" in name or name.startswith(("basic/", "scripts/")) for name in lower):
        raise RefusedOffice(_("Ce fichier contient des macros. Enregistrez-le sans macros, ou en PDF."))
    if any("oleobject" in name or "activex" in name for name in lower) or _fetches(raw):
        raise RefusedOffice(
            _("Ce fichier va chercher autre chose quand on l’ouvre. Enregistrez-le sans liens, ou en PDF.")
        )
    return CleanFile(kind, raw)


def _fetches(raw: bytes) -> bool:
    """Whether opening it calls another machine or a file: a template, a picture, a frame that lies elsewhere."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for part in archive.infolist():
            wanted = part.filename.endswith(".rels") or part.filename in _ODT_PARTS
            if not wanted:
                continue
            try:
                with archive.open(part) as stream:
                    text = stream.read(MOST_UNPACKED)
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, zlib.error):
                return True  # locked or broken: nobody could look into it
            if any(_is_fetched(tag) for tag in _OUTSIDE.findall(text)):
                return True
    return False


def _is_fetched(tag: bytes) -> bool:
    """A link that a reader clicks is none of these."""
    return not (tag.startswith(b"<Relationship") and re.search(rb"""Type\s*=\s*["'][^"']*/hyperlink["']""", tag))


class FileField(forms.FileField):
    """A PDF, a picture, a DOCX or an ODT; the cleaned value is a `CleanFile`."""

    def __init__(self, **kwargs: Any) -> None:
        """A file field's arguments; the hint says what can be sent."""
        kwargs.setdefault("widget", Upload(attrs={"accept": f"{SCAN_TYPES},.docx,.odt"}))
        kwargs.setdefault("help_text", lazy("PDF, DOCX, ODT ou une photo. 10 Mo au plus."))
        super().__init__(**kwargs, allow_empty_file=True)

    def to_python(self, data: Any) -> Any:
        """The clean file, or nothing where none was sent."""
        if super().to_python(data) is None:
            return None
        try:
            head = data.read(4)
            data.seek(0)
            if head == b"PK\x03\x04":
                return clean_office(data.read(MAX_BYTES + 1))
            return CleanFile(FileKind.PDF, clean_scan(data).pdf)
        except DomainError as error:
            raise ValidationError(str(error.message), code="refused") from error
