"""What a file is, by its first bytes: names and announced types are only what somebody says."""

from enum import StrEnum

# For the file input. Without `image/heic` in the list, an iPhone sends its photos as JPEG.
SCAN_TYPES = "image/jpeg,image/png,image/webp,image/tiff,application/pdf"
LOGO_TYPES = "image/png,image/jpeg,image/webp"
PHOTO_TYPES = "image/*"  # a phone then offers its camera first

_PDF_HEADER_WITHIN = 1024  # bytes: some scanners write a few of their own first, and every reader allows it
_NOT_A_PDF = (b"MZ", b"\x7fELF", b"PK", b"<", b"#!")  # even if one carries a PDF's header further on
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


class FileKind(StrEnum):
    """Kinds that are told apart; HEIC is a photo of a week, but no paper: there we say how to send something else."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    TIFF = "TIFF"
    PDF = "PDF"
    HEIC = "HEIC"


SCANS = frozenset({FileKind.JPEG, FileKind.PNG, FileKind.WEBP, FileKind.TIFF, FileKind.PDF})
LOGOS = frozenset({FileKind.JPEG, FileKind.PNG, FileKind.WEBP})
PHOTOS = LOGOS | {FileKind.HEIC}


def sniff(data: bytes) -> FileKind | None:
    """The kind of a file from its content, or None."""
    if data.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return FileKind.WEBP
    if data.startswith((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")):
        return FileKind.TIFF
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return FileKind.HEIC
    start = data[:_PDF_HEADER_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if b"%PDF-" in start and not start.startswith(_NOT_A_PDF):
        return FileKind.PDF
    return None
