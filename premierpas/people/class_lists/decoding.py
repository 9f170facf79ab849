"""From bytes to text: the encodings that school software and spreadsheets write."""

import codecs

from django.utils.translation import gettext as _

from .rows import UnreadableList

# First bytes of files that some people rename to .csv: PDF, old spreadsheets, pictures, archives, programs.
_BINARY_STARTS = (
    b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"\x7fELF",
)  # fmt: skip
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ALLOWED_CONTROLS = frozenset("\t\n\r\x0b\x0c\x1a\ufeff")


def decode(data: bytes) -> str:
    """The text of a file, with line feeds only. Raises UnreadableList for what isn't text."""
    if data.startswith(_BINARY_STARTS):
        raise not_a_list()
    text = _text(data).replace("\r\n", "\n").replace("\r", "\n")
    sample = text[:20_000]
    controls = sum(each < " " and each not in _ALLOWED_CONTROLS for each in sample)
    if controls * 50 > len(sample):
        raise not_a_list()
    return text.lstrip("\ufeff")


def not_a_list() -> UnreadableList:
    """What to say about a file that holds no text."""
    return UnreadableList(
        _(
            "Ce fichier n’est pas une liste en texte. Dans votre logiciel, exportez en CSV ; "
            "dans un tableur, « Enregistrer sous » puis CSV, ou copiez le tableau et collez-le ici."
        )
    )


def _text(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark):].decode(encoding, errors="replace")  # fmt: skip
    if encoding := _silent_utf16(data):
        return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    patched = data.decode("utf-8", errors="replace")
    broken = patched.count("\ufffd")
    accented = sum(each > "\x7f" for each in patched) - broken
    # One damaged sign must not turn every other accent of a UTF-8 list into nonsense.
    if accented > 4 * broken:
        return patched
    return data.decode("cp1252", errors="replace")


def _silent_utf16(data: bytes) -> str:
    sample = data[:4000]
    if len(sample) < 8:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else ""
