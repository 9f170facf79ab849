"""The catalogues of the family's page: whole in every language, for our texts and for those of the floors below."""

import re

import polib

from premierpas.families.languages import FOLDER, path_of, renew, said_in, source_texts
from premierpas.placements.languages import LANGUAGES

PLACE = re.compile(r"{(\w+)}")
TRANSLATED = sorted(set(LANGUAGES) - {"fr"})


def faults(catalogue: polib.POFile, texts: list[str]) -> list[str]:
    """What a translator still has to do, or did to a text that isn't there."""
    present = {entry.msgid: entry for entry in catalogue}
    found = [f"missing: {text}" for text in texts if text not in present]
    for text, entry in present.items():
        if text not in texts:
            found.append(f"unused: {text}")
        elif entry.fuzzy or not entry.msgstr.strip():
            found.append(f"empty or doubtful: {text}")
        elif set(PLACE.findall(entry.msgstr)) != set(PLACE.findall(text)):
            found.append(f"other places: {text}")
    return found


def test_every_catalogue_says_all_texts_of_ours_and_of_the_floors_below():
    texts = source_texts()
    assert {code: faults(polib.pofile(str(path_of(code))), texts) for code in TRANSLATED} == {
        code: [] for code in TRANSLATED
    }
    assert sorted(path.stem for path in FOLDER.iterdir()) == TRANSLATED


def test_each_fault_of_a_catalogue_is_seen():
    catalogue = polib.pofile(str(path_of("en")))
    texts = [entry.msgid for entry in catalogue]
    catalogue[0].msgstr = "Another page"
    catalogue[1].msgstr = ""
    catalogue[2].flags.append("fuzzy")
    assert [each.split(":")[0] for each in faults(catalogue, [*texts[:-1], "Nouveau"])] == [
        "missing", "other places", "empty or doubtful", "empty or doubtful", "unused"
    ]  # fmt: skip


def test_renewing_changes_nothing_that_is_whole_and_a_text_without_translation_is_french(tmp_path, monkeypatch):
    from premierpas.families import languages

    (tmp_path / "en.po").write_bytes(path_of("en").read_bytes())
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    before = {entry.msgid: entry.msgstr for entry in polib.pofile(str(tmp_path / "en.po"))}
    renew("en")
    assert {entry.msgid: entry.msgstr for entry in polib.pofile(str(tmp_path / "en.po"))} == before
    assert said_in("en")("Pas traduit, {name}", name="Inès") == "Pas traduit, Inès"
    assert said_in("bm")("Qui appeler") == "Qui appeler"
