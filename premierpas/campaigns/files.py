"""Files of the shelf: pictures and PDFs are drawn anew, word processors' files are opened and looked into."""

import hashlib
import io
import zipfile
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
    return CleanFile(kind, raw)


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
