"""What a family reads on its page: our texts and those of the floors below, in the languages of the agreement.

French is the source and the key; a text that a catalogue hasn't is French. Days, directions and the words that the
agreement's page has too come from `placements.languages`.
"""

from dataclasses import dataclass
from functools import cache
from gettext import NullTranslations
from pathlib import Path

import polib

from premierpas.core.plurals import French
from premierpas.people.consenting import matters
from premierpas.people.family_lines import lines
from premierpas.placements.languages import with_french, words_in
from premierpas.placements.languages.catalogues import compiled, is_read_by_native
from premierpas.placements.languages.words import Words

from .texts import TEXTS

FOLDER = Path(__file__).parent / "po"


@dataclass(frozen=True)
class Said:
    """One language: `words` of the agreement's page, and `said(text)` for ours."""

    words: Words
    catalogue: NullTranslations

    def __call__(self, text: str, **places: object) -> str:
        """A French text in this language, its places filled."""
        return self.catalogue.gettext(text).format(**places)

    @property
    def native(self) -> bool:
        """Whether somebody whose language it is has read all of it."""
        return self.words.native and (self.words.code == "fr" or is_read_by_native(self.catalogue))  # type: ignore[arg-type]

    def texts(self, **places: object) -> dict[str, str]:
        """Every text of ours by its name, as the template reads them; those with other places aren't among them."""
        found = {}
        for name, text in TEXTS.items():
            try:
                found[name] = self(text, **places)
            except KeyError:
                continue
        return found


@cache
def said_in(code: str) -> Said:
    """A language by its code; French for one that isn't there."""
    words = words_in(code)
    return Said(words, French() if words.code == "fr" else compiled(path_of(words.code)))


def both(said: Said, which: str, **places: object) -> dict[str, str]:
    """One of our texts in a family's language, and with the French beneath."""
    return with_french(said.words, said(TEXTS[which], **places), TEXTS[which].format(**places))


def source_texts() -> list[str]:
    """Every French text that a family may read here, ours first."""
    asked = [text for each in matters for text in (each.words, each.detail)]
    told = [text for each in lines for text in each.texts]
    return list(dict.fromkeys([*TEXTS.values(), *asked, *told]))


def renew(code: str) -> Path:
    """Bring a catalogue up to the French: what is new is empty, what is gone goes. Returns where it is."""
    catalogue = polib.pofile(str(path_of(code)))
    present = {entry.msgid: entry for entry in catalogue}
    catalogue.clear()
    catalogue.extend(present.get(text) or polib.POEntry(msgid=text) for text in source_texts())
    catalogue.save()
    return path_of(code)


def path_of(code: str) -> Path:
    """Where translators find a language."""
    return FOLDER / f"{code}.po"
