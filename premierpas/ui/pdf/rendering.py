"""One call from data to PDF bytes."""

import json
import re
import threading
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import typst

from premierpas.core import clock
from premierpas.core.text import one_line

from .typeset import FONTS, settable, settable_data

TEMPLATES = Path(__file__).parent / "templates"
# Longer than any French word (25 letters); what is longer was not typed to be read as one word.
LONGEST_WORD = 26
_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")
_kept = threading.local()


class PdfFailed(RuntimeError):
    """A document could not be set; says what the compiler said."""


def render_pdf(
    template: str,
    data: dict[str, Any],
    *,
    title: str,
    author: str = "",
    at: datetime | None = None,
    longest: int = LONGEST_WORD,
    raw: dict[str, Any] | None = None,
    archived: bool = False,
) -> bytes:
    """Set `templates/<template>.typ` with `data` as PDF/UA-1, in French; `archived`: as PDF/A-3u too.

    Texts of `data` are made safe to set; `raw` values (drawings, and texts made safe already) pass unchanged. Words of
    over `longest` letters may break. `title` and `author` go to the metadata. The same data and instant `at`
    (default: now) give the same bytes. Raises PdfFailed.
    """
    words = {
        **settable_data(data),
        "longest": longest,
        "title": _for_metadata(title) or template,
        "author": _for_metadata(author),
        **(raw or {}),
    }
    try:
        pdf = _compiler().compile(
            input=str(TEMPLATES / f"{template}.typ"),
            format="pdf",
            sys_inputs={"data": json.dumps(words, ensure_ascii=False)},
            pdf_standards=["a-3u", "ua-1"] if archived else ["ua-1"],
            timestamp=int((at or clock.now()).timestamp()),
        )
    except typst.TypstError as error:
        raise PdfFailed(str(error)) from error
    except BaseException as error:
        # A panic of the compiler isn't an Exception: unnamed it would end the worker. The next text gets a new one.
        if type(error).__name__ != "PanicException":
            raise
        del _kept.compiler
        raise PdfFailed(str(error)) from error
    return cast(bytes, pdf)


def page_count(pdf: bytes) -> int:
    """How many pages a document of ours has, as its page tree says. Raises ValueError for other files."""
    found = _PAGES.search(pdf)
    if found is None:
        raise ValueError("not a document of ours")
    return int(found.group(1))


def _for_metadata(text: str) -> str:
    return one_line(settable(text))


def _compiler() -> typst.Compiler:
    """One compiler for each thread: it reads the fonts once, and refuses to be used by two threads at once."""
    if not hasattr(_kept, "compiler"):
        _kept.compiler = typst.Compiler(
            input=str(TEMPLATES / "theme.typ"),
            root=str(TEMPLATES),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
        )
    compiler: typst.Compiler = _kept.compiler
    return compiler
