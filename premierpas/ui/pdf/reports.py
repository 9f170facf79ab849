"""The course report on paper: cover, contents, sections, annexes."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from premierpas.core.languages import in_french
from premierpas.core.office import Block, Contents, Figure, Heading, PageBreak, Paragraph, TextFile
from premierpas.core.office.text import size_mm

from .documents import NAME_CUT, shortened
from .rendering import render_pdf
from .typeset import settable


@dataclass(frozen=True)
class ReportPart:
    """A section as it is printed."""

    title: str
    paragraphs: Sequence[str]


@dataclass(frozen=True)
class ReportDay:
    """A day of the diary in the annex: (question, words)."""

    title: str
    parts: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class ReportText:
    """A whole report. `facts` of the cover: (name, fact)."""

    title: str
    author: str
    over: str
    facts: Sequence[tuple[str, str]]
    sections: Sequence[ReportPart]
    days: Sequence[ReportDay] = field(default_factory=list)
    figures: Sequence[Figure] = field(default_factory=list)


@in_french()
def report_pdf(report: ReportText, *, at: datetime | None = None) -> bytes:
    """PDF/UA with contents, page numbers, captions and alternative texts."""
    figures = [
        {
            "picture": _drawing(each),
            "height": min(size_mm(each)[1], 92.0),
            "alt": settable(each.alt),
            "caption": settable(each.caption),
        }
        for each in report.figures
    ]
    data = {
        "heading": report.title,
        "over": report.over,
        "foot": f"{shortened(report.author, NAME_CUT)} · {shortened(report.title, NAME_CUT)}",
        "facts": [list(fact) for fact in report.facts],
        "contents": _("Sommaire"),
        "sections": [{"title": each.title, "paragraphs": list(each.paragraphs)} for each in report.sections],
        "annex": _("Annexe : mon journal"),
        "days": [{"title": each.title, "parts": [list(part) for part in each.parts]} for each in report.days],
        "pictures": _("Annexe : mes photos"),
    }
    return render_pdf("report", data, title=report.title, author=report.author, at=at, raw={"figures": figures})


def _drawing(figure: Figure) -> str:
    """The photo in an SVG: as text it is a third longer than its bytes, as a list of numbers four times as long."""
    data = base64.b64encode(figure.picture).decode()
    size = f'width="{figure.width}" height="{figure.height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="data:image/jpeg;base64,{data}"/></svg>'


@in_french()
def report_file(report: ReportText) -> TextFile:
    """The same for a word processor: the contents are filled in already."""
    blocks: list[Block] = [Paragraph(report.over)]
    blocks += [Paragraph(f"{name} : {fact}") for name, fact in report.facts]
    blocks += [PageBreak(), Contents(_("Sommaire")), PageBreak()]
    for part in report.sections:
        blocks += [Heading(part.title), *(Paragraph(words) for words in part.paragraphs)]
    if report.days:
        blocks.append(Heading(_("Annexe : mon journal")))
        for day in report.days:
            blocks.append(Heading(day.title, 2))
            for name, words in day.parts:
                blocks.append(Paragraph(f"{name}\n{words}"))
    if report.figures:
        blocks += [Heading(_("Annexe : mes photos")), *report.figures]
    return TextFile(report.title, blocks)
