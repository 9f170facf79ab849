"""From bytes to text: the encodings that spreadsheets, school software and old terminals write."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Windows, then Excel for Mac, the terminals of old school software, and Latin with œ.
_EIGHT_BITS = ("cp1252", "mac_roman", "cp850", "iso-8859-15")
_TITLES = re.compile(r"\b(?:prénoms?|née?|élèves?|numéro)\b", re.IGNORECASE)
_FRENCH = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ")
_IBERIAN_AND_MORE = frozenset("áãåíìñóòõøúßÁÃÅÍÌÑÓÒÕØÚ")
# UTF-8 that was once taken for Windows and saved again: `Ã©` was an `é`.
_TWICE_ENCODED = re.compile("[ÃÂÅÄ][\u0080-\u00bfŒœŠšŸŽžƒˆ˜\u2013-\u203a€™]")


def text_of(data: bytes) -> str:
    """The text that these bytes most likely are, whatever program wrote them; what can't be read is `\ufffd`."""
    return _once_decoded(_text(data))


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
    if accented and not _is_one_encoding(data):
        return _line_by_line(data)
    return max((data.decode(encoding, errors="replace") for encoding in _EIGHT_BITS), key=_likeliness)


def _is_one_encoding(data: bytes) -> bool:
    """Whether no line is UTF-8 with accents: two lists pasted into one file may have an encoding each."""
    return not any(not line.isascii() and _is_utf8(line) for line in data.splitlines())


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _line_by_line(data: bytes) -> str:
    others = b"".join(line for line in data.splitlines(keepends=True) if not _is_utf8(line))
    likeliest = max(_EIGHT_BITS, key=lambda encoding: _likeliness(others.decode(encoding, errors="replace")))
    return "".join(
        line.decode("utf-8" if _is_utf8(line) else likeliest, errors="replace")
        for line in data.splitlines(keepends=True)
    )


def _likeliness(text: str) -> int:
    """How much a text looks like names and titles: of several readings of the same bytes, the best is right."""
    sample = f"  {text[:200_000]} "
    titles = 20 * len(_TITLES.findall(sample[:4000]))
    signs = re.finditer(r"[^\x00-\x7f]", sample)
    return titles + sum(_fits(sample[n - 2 : n], sample[n], sample[n + 1]) for n in (found.start() for found in signs))


def _fits(two_before: str, sign: str, after: str) -> int:
    before = two_before[-1]
    if sign == "’":
        # `N’Diaye` and `d’Almeida`: one letter, then the apostrophe.
        return 4 if before.isalpha() and not two_before[0].isalpha() and after.isalpha() else 1
    if sign in "\u00a0°":
        return 1
    if "\x80" <= sign <= "\x9f":  # control characters: no software writes them into a list
        return -40
    if not sign.isalpha():
        return -4 if before.isalpha() or after.isalpha() or sign == "\ufffd" else -1
    small_among_capitals = sign.islower() and sign != "ß" and after.isupper() and not before.islower()
    if small_among_capitals or (sign.isupper() and before.islower()):
        return -3
    return 3 if sign in _FRENCH else 2 if sign in _IBERIAN_AND_MORE else 0


def _once_decoded(text: str) -> str:
    if not _TWICE_ENCODED.search(text[:200_000]):
        return text
    try:
        return text.lstrip("\ufeff").encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def _silent_utf16(data: bytes) -> str:
    sample = data[:4000]
    if len(sample) < 8:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else ""
