"""A CV and a report as HTML with the same words, fonts and tags, for the tools that they are compared with."""

from html import escape
from pathlib import Path
from typing import Any

STYLE = """
@font-face {{ font-family: House; src: url("{regular}"); font-weight: 400 }}
@font-face {{ font-family: House; src: url("{bold}"); font-weight: 700 }}
@page {{ size: A4; margin: 22mm }}
body {{ font: 11.5pt/1.45 House; color: #231c56; margin: 0 }}
h1 {{ font-size: 24pt }} h2 {{ font-size: 17pt; border-top: 1.5pt solid; padding-top: 3mm; break-after: avoid }}
ul {{ list-style: none; padding: 0 }} figure {{ margin: 1em 0; break-inside: avoid }} img {{ height: 92mm }}
.cover {{ height: 240mm }} .new {{ break-before: page }}
"""


def style_of(fonts: Path) -> str:
    """The style sheet with our font files."""
    regular, bold = (fonts / f"AtkinsonHyperlegibleNext-{weight}.ttf" for weight in ("Regular", "Bold"))
    return STYLE.format(regular=regular.as_uri(), bold=bold.as_uri())


def _whole(title: str, body: str, style: str) -> str:
    sheet = f"<style>{style}</style>" if style else ""
    return f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{escape(title)}</title>{sheet}</head><body>{body}</body></html>'


def cv_page(cv: Any, style: str = "") -> str:
    """A CV; `cv` is a CVText."""
    from premierpas.ui.pdf.documents import Skill, cv_sections

    def said(line: Any) -> str:
        if isinstance(line, Skill):
            return f"<strong>{escape(line.name)}</strong><br>{escape(line.example)}"
        return escape(line)

    parts = [f"<h1>{escape(cv.identity.name)}</h1><p>{escape(cv.about_me)}</p>"]
    for title, lines in cv_sections(cv):
        parts.append(f"<h2>{escape(title)}</h2><ul>{''.join(f'<li>{said(line)}</li>' for line in lines)}</ul>")
    return _whole(f"CV de {cv.identity.name}", "".join(parts), style)


def report_page(report: Any, pictures: list[str], style: str = "") -> str:
    """A report; `report` is a ReportText, `pictures` the addresses of its figures."""
    parts = [f'<div class="cover"><h1>{escape(report.title)}</h1><p>{escape(report.over)}</p></div><ol>']
    parts += [f"<li>{escape(section.title)}</li>" for section in report.sections]
    parts.append("</ol>")
    for number, section in enumerate(report.sections):
        parts.append(f"<h2{'' if number else ' class=new'}>{escape(section.title)}</h2>")
        parts += [f"<p>{escape(words)}</p>" for words in section.paragraphs]
    for figure, address in zip(report.figures, pictures, strict=True):
        parts.append(
            f'<figure><img src="{address}" alt="{escape(figure.alt)}"><figcaption>{escape(figure.caption)}</figcaption></figure>'
        )
    return _whole(report.title, "".join(parts), style)
