"""The one way in: bytes or pasted text of any known shape."""

import re
from datetime import date

from django.utils.translation import gettext as _

from .archives import unzip
from .checks import check_rows
from .decoding import decode
from .rows import MAX_BYTES, ClassList, Kind, UnreadableList
from .siecle import read_siecle
from .tables import read_table

_DECLARED_ENCODING = re.compile(
    r"""(\A[\s\ufeff]*<\?xml\b[^>]{0,200}?)\s{1,20}encoding\s{0,20}=\s{0,20}["'][^"'>]*["']"""
)


def read_class_list(data: bytes | str, filename: str = "", *, uai: str | None = None, today: date) -> ClassList:
    """The pupils of a list and its errors by line; never raises for bad input.

    `uai` is the importing school's: a SIECLE export of another school is refused. `today` is what ages are judged by.
    """
    content = _encoded(data) if isinstance(data, str) else data
    kind = Kind.UNKNOWN
    try:
        if len(content) > MAX_BYTES:
            raise UnreadableList(_("Ce fichier dépasse 10 Mo. Exportez seulement la liste des élèves."))
        if not content.strip(b"\0 \t\r\n"):
            raise UnreadableList(_("Cette liste est vide."))
        files = unzip(content) if content.startswith(b"PK") else [content]
        kind = Kind.SIECLE if _is_xml(files[0]) else Kind.TABLE
        raw_rows = read_siecle(files, uai=uai) if kind == Kind.SIECLE else read_table(decode(files[0]), today=today)
    except UnreadableList as problem:
        return ClassList(errors=[problem.error], kind=kind)
    pupils, errors = check_rows(raw_rows, today=today)
    if not pupils and not errors:
        return ClassList(errors=[UnreadableList(_("Cette liste ne contient aucun élève.")).error], kind=kind)
    return ClassList(pupils, errors, kind)


def _encoded(text: str) -> bytes:
    # XML that was pasted still names the encoding of the file it came from, which it no longer has.
    return _DECLARED_ENCODING.sub(r"\1", text, count=1).encode("utf-8", errors="replace")


def _is_xml(content: bytes) -> bool:
    start = content[:400].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith((b"<?xml", b"<BEE_ELEVES", b"<!DOCTYPE", b"<!doctype"))
