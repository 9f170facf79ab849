"""Any text can be set: scripts, hostile text, emoji, very long words."""

from datetime import date

import pytest

from premierpas.core.office import Figure
from premierpas.ui.pdf import typeset
from premierpas.ui.pdf.documents import (
    Card,
    ClassSheet,
    CVText,
    Identity,
    LetterText,
    cards_pdf,
    class_sheet_pdf,
    cv_pdf,
    letter_pdf,
)
from premierpas.ui.pdf.rendering import PdfFailed, render_pdf
from premierpas.ui.pdf.reports import ReportDay, ReportPart, ReportText, report_pdf
from premierpas.ui.pdf.typeset import MISSING, is_covered, settable
from tests.factories import a_jpeg

from .pdf_glyphs import glyphs_of, text_of

A4_WIDTH, A4_HEIGHT = 595.28, 841.89
HOSTILE = [
    "#panic(1) $x^2 @ref <label> *gras* _it_ `code` // \\ /* [crochets] {accolades}",
    '"; #read("/etc/passwd") \\u{41} ~ = titre',
    "</text><script>alert(1)</script> &amp; {{ 7*7 }} {% now %}",
    "a\x00b\x07c\x1b[31md\ud800e\ufffff",
    "\u202egauche\u202c \u2066isolé\u2069 \ufeff\u200e\u200f",
]
LONG = "W" * 90
SHEET = {"head": ["", "", ""], "class_name": "", "day": "", "heading": "Essai", "foot": "", "brand": ""}


def documents(text: str) -> dict[str, bytes]:
    """Every document with this text in every place that takes one."""
    who = Identity(name=text, lines=[text, text])
    # User name and passphrase are never typed by anybody: the product makes them.
    card = Card(text, text, "ines.b", "girafe-citron-tambour", "https://exemple.fr/carte/x")
    sheet = ClassSheet(title=text, class_name=text, day=date(2026, 11, 25), rows=[(text, text, text)] * 3)
    return {
        "letter": letter_pdf(LetterText(text, [text, text], recipient=text, identity=who, place=text, closing=text)),
        "cv": cv_pdf(CVText(text, [text, f"{text} : {text}"], [text], [text], [text], identity=who)),
        "cards": cards_pdf([card] * 9, site=text),
        "sheet": class_sheet_pdf(sheet),
        "report": report_pdf(report(text)),
    }


def report(text: str) -> ReportText:
    """A report with this text in every place, and a picture."""
    day, figure = ReportDay(text, [(text, text)]), Figure(a_jpeg(40, 30), 40, 30, text, text)
    return ReportText(text, text, text, [(text, text)], [ReportPart(text, [text, text])], [day], [figure])


def letter(*paragraphs: str) -> bytes:
    return letter_pdf(LetterText(subject="Essai", paragraphs=list(paragraphs)))


@pytest.mark.parametrize(
    "name", ["Zoé Lefèvre-Œuvrard", "Łukasz Šimečka", "Nguyễn Thị Hồng", "王小明", "陳婷婷", "Ελένη", "Олена"]
)
def test_names_are_read_back_as_they_were_typed(name: str) -> None:
    for kind, pdf in documents(name).items():
        assert name in text_of(pdf), kind


@pytest.mark.parametrize("name", ["محمد بن عيسى", "كوثر", "דוד", "கவிதா", "தமிழ்ச்செல்வி"])
def test_letters_of_joined_scripts_are_all_there(name: str) -> None:
    # Readers give such words in the order of drawing, so the letters are compared, not their order.
    wanted = {letter for letter in name if letter.isalpha()}
    for kind, pdf in documents(name).items():
        assert wanted <= set(text_of(pdf)), kind


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_and_never_obeyed(text: str) -> None:
    shown = [word for word in settable(text).split() if word.isascii()]
    for kind, pdf in documents(text).items():
        missing = [word for word in shown if word not in text_of(pdf)]
        assert kind == "cards" or not missing, (kind, missing)
        assert not [glyph for glyph in glyphs_of(pdf) if glyph.number == 0], kind


def test_emoji_are_drawn_in_one_colour() -> None:
    pdf = letter("Bravo 👍🏽 ⚽ 😀 👩‍🔧 ✅ 1️⃣ 🇫🇷 → ✓ ★ ≤")
    assert "👍" in text_of(pdf) and "😀" in text_of(pdf)
    assert any("Emoji" in glyph.font for glyph in glyphs_of(pdf))
    assert all(glyph.number for glyph in glyphs_of(pdf))


def test_a_character_without_a_glyph_becomes_its_plain_form_or_a_square() -> None:
    assert settable("𝐀𝒷𝕔 ｱ") == "Abc ア"
    assert settable("한\U00013000") == MISSING * 2
    assert is_covered(MISSING)
    assert MISSING in text_of(letter("nom : \U00013000"))


def test_every_character_said_to_be_covered_is_drawn_in_both_weights() -> None:
    starts, ends = typeset._ranges()
    every = [chr(code) for start, end in zip(starts, ends, strict=True) for code in range(start, end + 1)]
    lines = [" ".join(every[at : at + 40]) for at in range(0, len(every), 40)]
    # The compiler refuses a PDF/UA file with a missing glyph (see the next test): to be set is to be drawn.
    render_pdf("sheet", SHEET, title="Essai", raw={"rows": [[line, line, ""] for line in lines]})


@pytest.mark.parametrize("character", ["\U00013000", "𝐀"])  # the second one is in a font that the compiler brings
def test_the_compiler_refuses_what_no_shipped_font_draws(character: str) -> None:
    with pytest.raises(PdfFailed, match="could not be displayed|glyph|font"):
        render_pdf("sheet", SHEET, title="Essai", raw={"rows": [[character, "", ""]]})


@pytest.mark.parametrize(
    "word", [LONG, "m" * 89 + "é", "م" * 90, "க்ஷ" * 30, "1-" * 45, "x@" + "y" * 88, "安" * 90, "👍" * 90]
)
def test_a_word_of_90_letters_stays_on_the_page(word: str) -> None:
    for kind, pdf in documents(word).items():
        for glyph in glyphs_of(pdf):
            assert glyph.left > 0 and glyph.right < A4_WIDTH and 0 < glyph.baseline < A4_HEIGHT, (kind, glyph)


def test_a_long_word_keeps_inside_its_column() -> None:
    rows = [(LONG, "Confirmer", "8 déc."), ("Inès", LONG, "8 déc."), ("Inès", "Confirmer", LONG)]
    pdf = class_sheet_pdf(ClassSheet(title="À faire", class_name="3e B", day=date(2026, 11, 25), rows=rows))
    margin = 18 / 25.4 * 72
    assert max(glyph.right for glyph in glyphs_of(pdf)) <= A4_WIDTH - margin + 0.1


def test_an_ordinary_word_is_never_parted() -> None:
    words = "anticonstitutionnellement " * 40
    lines = text_of(letter(words)).split()
    assert lines.count("anticonstitutionnellement") == 40


@pytest.mark.parametrize("text", ["W" * 90, "https://exemple.fr/" + "a/" * 50, "م" * 60, "👩‍🔧" * 40, "12-34-" * 20])
def test_no_sign_of_where_it_may_break_enters_a_text(text: str) -> None:
    assert settable(text) == text.replace("\u200d", "")


def test_towers_of_accents_are_cut_down() -> None:
    assert len(settable("z" + "\u0301" * 500)) <= 4


def test_entries_of_3000_characters_flow_over_pages() -> None:
    text = ("Je répare des vélos et j’explique ce que je fais. " * 60)[:3000]
    pdf = letter(text, text, text, text, "La fin.")
    assert "La fin." in text_of(pdf)
    rows = [("Inès Benali", text, "8 déc."), ("Léo Vasseur", "La fin.", "9 déc.")]
    sheet = class_sheet_pdf(ClassSheet(title="À faire", class_name="3e B", day=date(2026, 11, 25), rows=rows))
    assert "La fin." in text_of(sheet)


def test_line_breaks_that_were_typed_stay() -> None:
    assert "un\ndeux" in text_of(letter("un\r\ndeux"))


@pytest.mark.parametrize("letter_and_mark", ["க\u0bc0", "م\u064b", "e\u0301"])
def test_thousands_of_marks_on_one_letter_become_a_few(letter_and_mark: str) -> None:
    first, mark = letter_and_mark
    assert settable(first + mark * 5000).count(mark) <= typeset.MOST_VOWELS
    assert letter(first + mark * 5000)


def test_a_panic_of_the_compiler_is_an_ordinary_failure_and_the_next_text_is_set(monkeypatch) -> None:
    monkeypatch.setattr(typeset, "MOST_VOWELS", 10**6)
    with pytest.raises(PdfFailed):
        letter("க" + "\u0bc0" * 5000)
    assert "Bonjour" in text_of(letter("Bonjour"))
