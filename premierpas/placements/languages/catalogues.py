"""A gettext catalogue for each language: French is the source, the place of a text in `Words` its context.

They are compiled when they are read: no compiled file can differ from what translators see.
"""

import gettext
import io
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import polib
from django.conf import settings

from premierpas.core.ports import Port

from . import fr
from .words import Words

FOLDER = Path(__file__).parent / "po"
# French is never read as a translation; the others translate this sentence too.
SOURCE = replace(fr.WORDS, not_native=fr.NOT_READ)
catalogues = Port[Callable[[str], Path]](
    "placements.catalogues", "renew a catalogue of other texts that families read, of one language; says where it is"
)
_NOT_TRANSLATED = {"code", "rtl", "native"}
_READ_BY_NATIVE = "X-Read-By-Native-Speaker"


def source_texts() -> dict[str, str]:
    """Every French text by its context, as `lead`, `days.0`, `payers.family`."""
    found: dict[str, str] = {}
    _mapped(lambda context, text: found.setdefault(context, text))
    return found


def read_words(code: str) -> Words:
    """The words of a language from its catalogue; French where it has none, or only a doubtful (fuzzy) one."""
    catalogue = compiled(path_of(code))
    native = is_read_by_native(catalogue)
    texts = _mapped(catalogue.pgettext)
    if native:
        texts["not_native"] = ""
    return replace(SOURCE, **texts, code=code, rtl=code in settings.LANGUAGES_BIDI, native=native)


def compiled(path: Path) -> gettext.GNUTranslations:
    """A catalogue as it is read; what is doubtful in it counts as not there."""
    return gettext.GNUTranslations(io.BytesIO(polib.pofile(str(path)).to_binary()))


def is_read_by_native(catalogue: gettext.GNUTranslations) -> bool:
    """Whether somebody whose language it is has read the whole of it."""
    return catalogue.info().get(_READ_BY_NATIVE.lower()) == "yes"


def renew(code: str) -> None:
    """Bring a catalogue up to the French: what changed is marked fuzzy, what is new is empty, what is gone goes."""
    catalogue = polib.pofile(str(path_of(code)))
    present = {entry.msgctxt: entry for entry in catalogue}
    catalogue.clear()
    for context, text in source_texts().items():
        entry = present.get(context) or polib.POEntry(msgctxt=context)
        if entry.msgstr and entry.msgid != text and not entry.fuzzy:
            entry.flags.append("fuzzy")
        entry.msgid = text
        catalogue.append(entry)
    catalogue.save()


def path_of(code: str) -> Path:
    """Where translators find a language."""
    return FOLDER / f"{code}.po"


def _mapped(say: Callable[[str, str], str]) -> dict[str, Any]:
    """Each field of `Words` with every French text, whose context is given, said otherwise."""
    mapped: dict[str, Any] = {}
    for name in (each.name for each in fields(Words) if each.name not in _NOT_TRANSLATED):
        value = getattr(SOURCE, name)
        if isinstance(value, str):
            mapped[name] = say(name, value)
        elif isinstance(value, tuple):
            mapped[name] = tuple(say(f"{name}.{at}", text) for at, text in enumerate(value))
        else:
            mapped[name] = {key: say(f"{name}.{key}", text) for key, text in value.items()}
    return mapped
