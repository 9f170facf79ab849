"""Zipped exports, opened with limits: how many files, how big, how much they may swell."""

import struct
import zipfile
import zlib
from io import BytesIO

from django.utils.translation import gettext as _

from premierpas.core.text import plain

from .decoding import not_a_list
from .rows import UnreadableList

MAX_ENTRIES = 50
MAX_UNZIPPED = 60 * 1024 * 1024
# An export of ordinary pupils shrinks about 25 times; a bomb shrinks a thousand times.
MAX_RATIO = 200
# What exports use. LZMA and BZIP2 fail in ways of their own, and LZMA lets the file choose how much memory it takes.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, IndexError, struct.error)


def unzip(data: bytes) -> list[bytes]:
    """The one list inside a zip, and the guardians of SIECLE beside it. Raises UnreadableList, also for bombs."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return [_read(archive, entry) for entry in _entries(archive)]
    except _BROKEN:
        raise UnreadableList(_("Ce fichier zip est abîmé ou protégé. Exportez-le à nouveau.")) from None


def _entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    entries = [each for each in archive.infolist() if not each.is_dir()]
    if len(entries) > MAX_ENTRIES:
        raise UnreadableList(_("Ce fichier zip contient trop de fichiers. Envoyez seulement la liste."))
    names = {each.filename for each in entries}
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise not_a_list()
    lists = [each for each in entries if each.filename.lower().endswith((".xml", ".csv", ".txt"))]
    guardians = [each for each in lists if _is_named(each, "responsables") and not _is_named(each, "eleves")]
    others = [each for each in lists if each not in guardians]
    pupils = [each for each in others if _is_named(each, "eleves")] or others or guardians
    if not pupils:
        raise UnreadableList(_("Ce fichier zip ne contient aucune liste d’élèves."))
    if len(pupils) > 1:
        raise UnreadableList(_("Ce fichier zip contient plusieurs listes. Envoyez-les une par une."))
    return [*pupils, *(each for each in guardians[:1] if each not in pupils)]


def _is_named(entry: zipfile.ZipInfo, word: str) -> bool:
    return word in plain(entry.filename) and entry.filename.lower().endswith(".xml")


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.compress_type not in _METHODS:
        raise zipfile.BadZipFile
    limit = min(MAX_UNZIPPED, max(entry.compress_size, 1) * MAX_RATIO)
    # The size in the directory may lie, so reading itself stops at the limit.
    with archive.open(entry) as stream:
        content = stream.read(limit + 1)
    if len(content) > limit or entry.file_size > MAX_UNZIPPED:
        raise UnreadableList(_("Ce fichier zip est anormalement gros une fois ouvert. Il n’a pas été lu."))
    return content
