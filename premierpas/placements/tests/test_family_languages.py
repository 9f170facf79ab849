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
    "fr": "311f2ece05dca72c0ceaa3f64fd1c449b5574b198064f5691617755d7f19e01a",
    "en": "5b7a3965b934eb8248f66a599776195e7743cd90ad4a22e96e273d582e92ce7b",
    "ar": "7430985e216d711013cf413a3faaea6a46dc51bfdea07725bd3e0d10abf808f8",
    "pt": "2f11f490b847b5aaf38e2545c407a8b3e7b810712d08c329b04b1977808f19b3",
    "tr": "38ac2f8f545ca8d4c6b2ecdf869f4a1a821c3034dd4c0ebd89862a48d48b98d8",
    "es": "ee5933cb7d099fda771200d3f6261c528f02becf0ec6fda3d43145ef6b0cac68",
    "zh": "8d203a876b7d059b2b6c595ce7d345038b349cbc62267596221869d999c0f12a",
    "ta": "4f2bd289a0fcc6458e9f019e22930ed5521338f4715c0ed71c23943adcdde2d1",
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
