"""Sheets that must fit on one page: the type gets smaller before a second page is begun."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from premierpas.core.languages import in_french
from premierpas.ui.pdf.rendering import page_count, render_pdf


@in_french()
def one_page_pdf(
    template: str,
    data: dict[str, Any],
    sizes: Sequence[float],
    *,
    title: str,
    at: datetime,
    raw: dict[str, Any] | None = None,
) -> bytes:
    """The sheet in the largest of `sizes` (points) that keeps it on one page.

    When even the smallest doesn't, two pages: nothing that was typed is cut.
    """
    pdf = b""
    for size in sizes:
        pdf = render_pdf(template, data | {"size": size}, title=title, at=at, raw=raw)
        if page_count(pdf) == 1:
            break
    return pdf
