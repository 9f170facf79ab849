"""One call from data to PDF bytes."""

import json
import threading
from pathlib import Path
from typing import Any

import typst

from premierpas.core import clock

from .typeset import FONTS, settable_data

TEMPLATES = Path(__file__).parent / "templates"
_compilers = threading.local()


class PdfFailed(RuntimeError):
    """A document could not be set; says what the compiler said."""


def render_pdf(template: str, data: dict[str, Any], *, title: str, raw: dict[str, Any] | None = None) -> bytes:
    """Set `templates/<template>.typ` with `data` as PDF/UA-1. `raw` values (already safe, or SVG sources) are passed unchanged."""
    inputs = {
        "data": json.dumps({**settable_data(data), "title": settable_data(title), **(raw or {})}, ensure_ascii=False)
    }
    try:
        return _compiler(template).compile(
            format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=int(clock.now().timestamp())
        )
    except typst.TypstError as error:
        raise PdfFailed(str(error)) from error


def _compiler(template: str) -> typst.Compiler:
    """One compiler for each template and thread: fonts are read once."""
    kept: dict[str, typst.Compiler] = _compilers.__dict__.setdefault("kept", {})
    if template not in kept:
        kept[template] = typst.Compiler(
            input=str(TEMPLATES / f"{template}.typ"),
            root=str(TEMPLATES),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
        )
    return kept[template]
