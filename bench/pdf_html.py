"""The agreement of `bench/pdf.py` as HTML for WeasyPrint: the same text, in the same order, with the same fonts."""

import html
from collections.abc import Iterable
from pathlib import Path
from typing import Any

INK, SOFT, RULE = "#231c56", "#4d4e75", "#d9d2c4"
FAMILIES = {
    "Atkinson Hyperlegible Next": ("AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-Bold.ttf"),
    "Noto Sans": ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
}
MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="4 1 24 30" height="8mm"><path d="M6.5 30V13a9.5 9.5 0 0 1 19 0c0 '
    f'5.8-8.6 4.6-8.6 9.4" fill="none" stroke="{INK}" stroke-width="4.4"/><circle cx="16.9" cy="27.1" r="2.9" '
    'fill="#feb227"/></svg>'
)


def style_of(fonts: Path) -> str:
    """Everything that doesn't depend on the text; parsed once, as typst reads its fonts once."""
    faces = "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url("{(fonts / name).as_uri()}") }}'
        for family, names in FAMILIES.items()
        for weight, name in zip((400, 700), names, strict=True)
    )
    return (
        faces
        + f"""
        @page {{ size: A4; margin: 13mm 16mm 15mm;
          @bottom-left {{ content: string(reference); font: 7.8pt "Atkinson Hyperlegible Next"; color: {SOFT} }}
          @bottom-right {{ content: counter(page) " / " counter(pages); font: 7.8pt "Atkinson Hyperlegible Next" }} }}
        body {{ font: 9.3pt/1.25 "Atkinson Hyperlegible Next", "Noto Sans"; color: {INK} }}
        .reference {{ string-set: reference content(); font-size: 0; height: 0 }}
        h1 {{ font-size: 20pt; margin: 2mm 0 4mm }}
        h2 {{ font-size: 11pt; margin: 4mm 0 2mm; padding-top: 1.9mm; border-top: 1.5pt solid {INK} }}
        h3 {{ font-size: 9.3pt; margin: 2.5mm 0 .8mm }}
        p {{ margin: 0 0 1.5mm; white-space: pre-line; overflow-wrap: anywhere }}
        small {{ font-size: 7.8pt; color: {SOFT}; display: block }}
        .two {{ display: grid; grid-template-columns: 1fr 1fr; column-gap: 7mm; row-gap: 3mm }}
        .columns {{ columns: 2; column-gap: 7mm; break-after: avoid }}
        .page {{ break-before: page }}
        table {{ width: 100%; border-collapse: collapse }}
        th, td {{ text-align: left; font-weight: 400; padding: 1mm 3mm 1mm 0; border-bottom: .5pt solid {RULE} }}
        thead th {{ color: {SOFT}; font-size: 7.8pt; border-bottom: 1.5pt solid {INK} }}
        .signature {{ border-left: 1.5pt solid {INK}; padding-left: 2.5mm }}
    """
    )


def page_of(data: dict[str, Any], title: str) -> str:
    """The whole document from what typst is given (`document.agreement.setting_of`)."""
    proof = data["proof"]
    parts = [
        f'<p class="reference">{_(data["reference"])}</p>{MARK} {_(data["over"])}<h1>{_(data["heading"])}</h1>',
        f"<p><b>{_(data['state'])}</b></p>" if data["state"] else "",
        "<h2>Entre</h2>",
        _two(f"<div><small>{_(p['role'])}</small><b>{_(p['name'])}</b><p>{_lines(p['lines'])}</p></div>"
             for p in [*data["contracting"], *data["concerned"]]),
        "<h2>Jours et horaires de présence</h2>",
        *(f"<b>{_(week['caption'])}</b>" + _table(
            ("Jour", "Matin", "Pause, repas", "Après-midi", "Présence"),
            [*week["rows"], ["Total", "", "", "", week["total"]]]) for week in data["weeks"]),
        "<h2>Contenu du stage</h2>",
        *(_named(*row) for row in data["texts"]),
        "<h2>Conditions pratiques</h2>",
        _two(_named(*row) for row in data["facts"]),
        '<h2 class="page">Articles</h2><div class="columns">',
        *(f"<h3>{one['number']}. {_(one['name'])}</h3><p>{_(one['words'])}</p>"
          for half in data["articles"] for one in half),
        "</div>",
        f"<h3>Article propre à l’établissement</h3><p>{_(data['extra_article'])}</p>" if data["extra_article"] else "",
        "<h2>Signatures</h2>",
        _two(f"<div class=signature><small>{_(s['who'])}</small><b>{_(s['name'])}</b><p>{_(s['words'])}</p>"
             f"<small>{_(s['proof'])}</small></div>" for s in data["signatures"]),
        *(_proof(proof | data["whole"]) if proof else ()),
    ]  # fmt: skip
    return f'<html lang="fr"><head><title>{_(title)}</title></head><body>{"".join(parts)}</body></html>'


def _proof(proof: dict[str, Any]) -> Iterable[str]:
    yield '<h2 class="page">Preuves des signatures</h2>'
    yield f"<p>Empreinte des termes\n<b>{_(proof['terms'])}</b></p>"
    for one in proof["signatures"]:
        yield f"<h3>{_(one['name'])}</h3><p>{_lines(one['lines'])}</p>"
    yield "<h2>Chaîne des événements</h2>"
    yield _table(("N°", "Instant (UTC)", "Événement", "Empreinte"), proof["chain"])
    yield f"<p>Dernière empreinte\n<b>{_(proof['last'])}</b></p><h2>Vérifier</h2><p>{_(proof['verify'])}</p>"


def _(text: str) -> str:
    return html.escape(text)


def _lines(lines: list[str]) -> str:
    return "<br>".join(map(_, lines))


def _named(name: str, words: str) -> str:
    return f"<p><b>{_(name)} : </b>{_(words)}</p>"


def _two(parts: Iterable[str]) -> str:
    return f'<div class="two">{"".join(parts)}</div>'


def _table(head: Iterable[str], rows: Iterable[list[str]]) -> str:
    heads = "".join(f"<th scope=col>{_(name)}</th>" for name in head)
    body = "".join(
        f"<tr><th scope=row>{_(row[0])}</th>{''.join(f'<td>{_(cell)}</td>' for cell in row[1:])}</tr>" for row in rows
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
