"""What a page carries: sizes as sent (brotli), and nothing inline that the security policy would refuse."""

import re
from pathlib import Path

import brotli

UI = Path(__file__).resolve().parent.parent
PROJECT = UI.parent
STATIC = UI / "static" / "ui"
TEMPLATES = sorted(PROJECT.glob("**/templates/**/*.html"))
INLINE = re.compile(
    r"<style|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:|<script(?![^>]*\ssrc=)|hx-on|hx-vals=[\"']js:",
    re.IGNORECASE,
)


def _sent(part: str, kind: str) -> int:
    """Bytes of all files of that kind which the base template links."""
    template = (UI / "templates" / "ui" / "parts" / part).read_text() + (UI / "templates/ui/base.html").read_text()
    names = set(re.findall(rf'static "ui/([\w./-]+\.{kind})"', template))
    assert names
    return sum(len(brotli.compress((STATIC / name).read_bytes())) for name in names)


def test_styles_weigh_15_kb_at_most():
    assert _sent("styles.html", "css") <= 15_000


def test_scripts_weigh_25_kb_at_most_with_htmx():
    assert _sent("scripts.html", "js") <= 25_000


def test_the_preloaded_font_weighs_40_kb_at_most():
    assert (STATIC / "fonts" / "atkinson-hyperlegible-next-latin-wght-normal.woff2").stat().st_size <= 40_000


def test_every_module_stays_under_150_lines():
    lines = {path.name: len(path.read_text().splitlines()) for path in (STATIC / "js").glob("*.js")}
    assert {name: count for name, count in lines.items() if count >= 150} == {}


def test_no_template_has_inline_style_or_script():
    found = {
        str(path.relative_to(PROJECT)): inline.group()
        for path in TEMPLATES
        if path.name != "mail.html" and (inline := INLINE.search(path.read_text()))  # an e-mail has no style sheet
    }
    assert found == {}


def test_parts_of_the_style_sheet_declare_the_order_of_layers_first():
    assert "@layer reset, tokens, base, components, utilities;" in (STATIC / "tokens.css").read_text()[:300]
    styles = (UI / "templates" / "ui" / "parts" / "styles.html").read_text()
    assert styles.index("tokens.css") < styles.index("frame.css") < styles.index("widths.css")
