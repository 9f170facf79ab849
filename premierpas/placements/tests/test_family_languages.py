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
    "fr": "c93f30a61105ef0cb84ef1fda12faa2445a33bd7efb24921b483a69cfc449c0c",
    "en": "c53477a40d3c85f59029bff895df33dd1d0a0af7bee5bef2a9dda0756f586f3c",
    "ar": "f3afe8d841a1f2d06936e7c6d447ed6ae42bd15368f84fd5aad88c1ab8fc407f",
    "pt": "96a8b8c98eea590e5df7c83efe4928e270d56cc5236183b1b466ab5d162c333e",
    "tr": "3645a992d5929bc93c2c613eb3f6b4353664fd4218bb8f35bbf39c0d61f5250a",
    "es": "70887efc5dbfb8b836a15a06d2b6ddef2b0441d0a32f1e5d7b2969be907d04cd",
    "zh": "86226ca25a10d3573128f10bfd4163547f7bede604882343f1547a57e6f1c652",
    "ta": "2eb1557b51e0c11bda96570ca4308c3ab655a3885f4d1ecd12c20c4510ea396c",
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
