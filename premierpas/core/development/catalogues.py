"""Brings the catalogues of `locale/` up to the texts of the code: what is new is empty, what is gone goes.

    .venv/bin/python -m premierpas.core.development.catalogues [--check]

French is the source. `--check` writes nothing and lists what is missing, doubtful (fuzzy) or no longer used.
"""

import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import django
import polib
from babel.messages.extract import extract_python
from django.conf import settings
from django.utils.translation.template import templatize

PRODUCT = Path(__file__).resolve().parents[2]
_KEYWORDS: Any = {
    **dict.fromkeys(("_", "lazy", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
_NOT_SAID = {"tests", "migrations", "development"}
_PLACE = re.compile(r"%(?:\((\w+)\))?[#0 +-]?\d*\.?\d*[sdf%]|\{(\w*)[^{}]*\}")


class Text(NamedTuple):
    """What translators see of one sentence: its context, itself, and itself for several."""

    context: str | None
    one: str
    several: str


def texts() -> dict[Text, list[str]]:
    """Every sentence that is marked for translation, and the files in which it stands."""
    found: dict[Text, list[str]] = {}
    for path in sorted(path for kind in ("py", "html", "txt") for path in PRODUCT.rglob(f"*.{kind}")):
        place = path.relative_to(PRODUCT)
        if _NOT_SAID.isdisjoint(place.parts) and (path.suffix == ".py" or "templates" in place.parts):
            for text in texts_of(path):
                places = found.setdefault(text, [])
                if place.as_posix() not in places:
                    places.append(place.as_posix())
    return found


def texts_of(path: Path) -> Iterator[Text]:
    """The marked sentences of one module or template."""
    code = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # What isn't said is blanked out, and its indentation means nothing.
        code = "\n".join(line.strip() for line in templatize(code, origin=path.name).splitlines())
    for _, keyword, said, _ in extract_python(io.BytesIO(code.encode()), _KEYWORDS, (), {"encoding": "utf-8"}):
        parts = [said] if isinstance(said, str) else [part for part in said or () if part]
        spec = _KEYWORDS[keyword] or (1,)
        context = parts.pop(0) if isinstance(spec[0], tuple) and len(parts) > 1 else None
        if parts:
            yield Text(context, parts[0], parts[1] if len(spec) > (2 if context else 1) and len(parts) > 1 else "")


def renew(path: Path) -> None:
    """Bring one catalogue up to the code."""
    catalogue = polib.pofile(str(path), wrapwidth=120)
    present = {_text(entry): entry for entry in catalogue if not entry.obsolete}
    catalogue.clear()
    for text, places in texts().items():
        entry = present.get(text) or polib.POEntry(msgctxt=text.context, msgid=text.one, msgid_plural=text.several)
        if text.several and not entry.msgstr_plural:
            entry.msgstr_plural = {0: "", 1: ""}
        entry.occurrences = [(place, "") for place in places]
        catalogue.append(entry)
    catalogue.save()


def faults_in(path: Path) -> list[str]:
    """What is missing, doubtful, no longer used, or has places for words that the French hasn't."""
    present = {_text(entry): entry for entry in polib.pofile(str(path)) if not entry.obsolete}
    said = texts()
    faults = [f"missing: {text.one[:80]}" for text in said if text not in present]
    faults += [f"unused: {text.one[:80]}" for text in present if text not in said]
    for text, entry in present.items():
        versions = list(entry.msgstr_plural.values()) if text.several else [entry.msgstr]
        if not all(versions):
            faults.append(f"missing: {text.one[:80]}")
        elif entry.fuzzy:
            faults.append(f"doubtful: {text.one[:80]}")
        faults += [
            f"other places: {text.one[:60]} → {version[:60]}"
            for version in versions
            if version and not _fits(version, text)
        ]
    return faults


def _fits(version: str, text: Text) -> bool:
    """Whether every place of the translation is one of the French: an ending that it doesn't need may fall away."""
    return _places(version) <= _places(text.one) | _places(text.several)


def _places(text: str) -> set[str]:
    return {found.group() for found in _PLACE.finditer(text)}


def _text(entry: polib.POEntry) -> Text:
    return Text(entry.msgctxt, entry.msgid, entry.msgid_plural or "")


def paths() -> list[Path]:
    """The catalogues that there are."""
    return sorted(Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/django.po"))


def main(check: bool) -> int:
    """Bring all up to date, or only say what they lack; 1 if something does."""
    found = 0
    for path in paths():
        if not check:
            renew(path)
        for fault in faults_in(path):
            print(f"{path.parent.parent.name}: {fault}")
            found += 1
    return 1 if found else 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "premierpas.settings.test")
    django.setup()
    sys.exit(main("--check" in sys.argv[1:]))
