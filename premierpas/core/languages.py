"""The languages of the site: French is the source, and what is kept or handed over stays French.

Catalogues are compiled here when they are newer than what was compiled, so no program of gettext has to be installed.
"""

import os
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from functools import partial
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.utils import translation
from django.utils.functional import lazy

from .ports import Port

FRENCH = "fr"
ENGLISH = "en"

spoken = Port[Callable[[Collection[int]], Mapping[int, str]]](
    "core.spoken", "the language that each of these accounts has chosen, where it isn't French", single=True
)


def codes() -> tuple[str, ...]:
    """The languages that can be chosen."""
    return tuple(code for code, _ in settings.LANGUAGES)


def first_wanted(header: str) -> str:
    """What a browser asks for first, when the site speaks it; else French.

    Only the first counts: a phone in Turkish or Arabic names English second, and French is what its owner learns.
    """
    best = header.split(",", 1)[0].split(";", 1)[0].strip().lower()
    language = best.split("-", 1)[0]
    return language if language in codes() else FRENCH


@contextmanager
def in_french() -> Iterator[None]:
    """For what is kept or handed over (documents, terms, evidence), whoever looks: a context or a decorator."""
    with translation.override(FRENCH):
        yield


def kept(text: Any) -> str:
    """A lazy text as it is stored: in French, whoever acts."""
    with in_french():
        return str(text)


def in_language_of(users: Collection[int]) -> Mapping[int, str]:
    """The language of each account that has chosen another than French."""
    return spoken.only(users) if spoken.only and users else {}


def speak_as_asked() -> None:
    """To whoever typed a command: in the language that `LANGUAGE_CODE` names, where the site speaks it."""
    if (language := os.environ.get("LANGUAGE_CODE", "")) in codes():
        translation.activate(language)


def is_english() -> bool:
    """Whether the page being made is English."""
    return (translation.get_language() or FRENCH).startswith(ENGLISH)


def said_later(say: Callable[..., str]) -> Callable[..., str]:
    """The same words, said in the language of whoever reads them: for what is put together before anybody reads."""
    return lazy(say, str)


def said(text: Any) -> Any:
    """A dataclass's field for a lazy text, said once, in the language that is spoken where the object is made.

    For words that a page's rows share: `stage: str = said(_("Étape"))`.
    """
    return field(default_factory=partial(str, text))


def compile_catalogues() -> None:
    """Compile each catalogue that is newer than what was compiled from it, or wasn't yet."""
    for folder in settings.LOCALE_PATHS:
        for catalogue in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
            compiled = catalogue.with_suffix(".mo")
            if not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime:
                _replace(compiled, polib.pofile(str(catalogue)).to_binary())


def _replace(path: Path, content: bytes) -> None:
    """At once: another process may be reading it."""
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    os.chmod(temporary, 0o644)
    os.replace(temporary, path)
