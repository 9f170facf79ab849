"""The family's words: one source, seven catalogues that are whole, and no word that changes by accident."""

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import polib
import pytest

from premierpas.placements.languages import LANGUAGES, catalogues, words_in
from premierpas.placements.languages.catalogues import path_of, read_words, renew, source_texts

# Few of us read these languages: whoever changes a word of one, and means to, changes its fingerprint too.
FINGERPRINTS = {
    "fr": "d55cc5ad8ca7533a58539174adfb0df41c7eac159048b1053b08b5b53f56f4ae",
    "en": "6c6e2038d342f1ddf9a717573c35c7271451b4de0a13c0402af1d29d20920260",
    "ar": "6d725d5af91f892d52e316c2ee4084e989f48747e0c8bdd0a3959c331ad1e71a",
    "pt": "b0506a74f799fb353948b9cae583995a8e504f318e2321795aeb938d87610c9d",
    "tr": "aa72af123f311c92a1b81551dcc11dcb60781628bf3c02ece194001121069307",
    "es": "7471045766fca5d6106b7f43b06269b6ffdb1efe37e724e408ee74ef104219c6",
    "zh": "2013cd76643fb88737ebe22b89af8124f964bf1a18459be8fb43ac252ed995a8",
    "ta": "cc935c41dd35c33b50b48abc43ed7b3a9f1a78714e5dc6b27a807054a0a764ab",
}
PLACE = re.compile(r"{(\w+)}")
# A day of the week, of the month, a month by name or number: each language writes what it writes.
OWN_PLACES = {"date"}
TRANSLATED = sorted(set(LANGUAGES) - {"fr"})


def faults(catalogue: polib.POFile) -> list[str]:
    """What a translator still has to do, or did to a text that isn't there."""
    source, found = source_texts(), []
    entries = {entry.msgctxt: entry for entry in catalogue}
    found += [f"{context}: missing" for context in source if context not in entries]
    if len(entries) != len(catalogue):
        found.append("twice the same context")
    for context, entry in entries.items():
        if context not in source or entry.obsolete:
            found.append(f"{context}: unused")
        elif entry.msgid != source[context]:
            found.append(f"{context}: another French text")
        elif entry.fuzzy:
            found.append(f"{context}: fuzzy")
        elif not entry.msgstr.strip():
            found.append(f"{context}: empty")
        elif context not in OWN_PLACES and set(PLACE.findall(entry.msgstr)) != set(PLACE.findall(entry.msgid)):
            found.append(f"{context}: other places to fill")
    return found


def test_every_language_says_what_it_has_always_said():
    said = {
        code: sha256(json.dumps(asdict(words), ensure_ascii=False, sort_keys=True).encode()).hexdigest()
        for code, words in LANGUAGES.items()
    }
    assert said == FINGERPRINTS
    assert list(LANGUAGES) == list(FINGERPRINTS)  # in the order of the menu


def test_every_catalogue_is_whole():
    assert {code: faults(polib.pofile(str(path_of(code)))) for code in TRANSLATED} == {code: [] for code in TRANSLATED}
    assert sorted(path.stem for path in catalogues.FOLDER.iterdir()) == TRANSLATED


BREAKS: dict[str, Callable[[polib.POFile], object]] = {
    "missing": lambda po: po.remove(po.find("Signer", msgctxt="sign")),
    "fuzzy": lambda po: po[0].flags.append("fuzzy"),
    "empty": lambda po: setattr(po[0], "msgstr", " "),
    "unused": lambda po: po.append(polib.POEntry(msgctxt="gone", msgid="Parti", msgstr="Gone")),
    "another French text": lambda po: setattr(po[0], "msgid", "Breton"),
    "other places to fill": lambda po: setattr(po.find("{n} ans"), "msgstr", "{years} years"),
    "twice the same context": lambda po: po.append(polib.POEntry(msgctxt="name", msgid="Gallo", msgstr="Gallo")),
}


def test_each_fault_of_a_catalogue_is_seen():
    unseen = []
    for fault, damage in BREAKS.items():
        catalogue = polib.pofile(str(path_of("en")))
        damage(catalogue)
        if not any(each.endswith(fault) for each in faults(catalogue)):
            unseen.append(fault)
    assert unseen == []


def test_an_unknown_language_is_french_and_only_arabic_runs_from_the_right():
    assert words_in("bm") == LANGUAGES["fr"]
    assert [words.code for words in LANGUAGES.values() if words.direction == "rtl"] == ["ar"]


@pytest.fixture
def english(tmp_path: Path, monkeypatch) -> Path:
    """A copy of the English catalogue, to be changed."""
    copy = tmp_path / "en.po"
    copy.write_bytes(path_of("en").read_bytes())
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    return copy


def test_a_language_that_a_native_speaker_has_read_no_longer_says_otherwise(english: Path):
    text = english.read_text(encoding="utf-8")
    english.write_text(text.replace("Native-Speaker: no", "Native-Speaker: yes"), encoding="utf-8")
    words = read_words("en")
    assert words.native and words.not_native == "" and words.sign == LANGUAGES["en"].sign


def test_renewing_asks_for_what_changed_and_leaves_the_rest(english: Path, monkeypatch):
    before = english.read_text(encoding="utf-8")
    renew("en")
    assert english.read_text(encoding="utf-8") == before
    catalogue = polib.pofile(str(english))
    for damage in (BREAKS["missing"], BREAKS["unused"], BREAKS["another French text"]):
        damage(catalogue)
    catalogue.save()
    renew("en")
    assert faults(polib.pofile(str(english))) == ["name: fuzzy", "sign: empty"]
    # Until it is translated, a family reads French rather than a guess.
    assert (read_words("en").name, read_words("en").sign) == ("Français", "Signer")
