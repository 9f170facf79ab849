"""What lies on the pages: one page for a CV, eight cards a sheet, a head on each page of a list."""

from datetime import date

import pypdfium2
import pytest

from premierpas.core import clock
from premierpas.core.office import Figure
from premierpas.ui.pdf.documents import (
    Card,
    ClassSheet,
    CVStyle,
    CVText,
    Identity,
    LetterText,
    Skill,
    TooLong,
    cards_pdf,
    class_sheet_pdf,
    cv_pdf,
    letter_pdf,
    page_count,
)
from premierpas.ui.pdf.reports import ReportPart, ReportText, report_pdf
from tests.factories import a_jpeg

from .pdf_glyphs import glyphs_of, glyphs_on, read, text_of

LINE = "Aide à la loge de mon immeuble, tous les samedis"


def cv(lines: int) -> CVText:
    return CVText(about_me="Curieuse et patiente.", experiences=[LINE] * lines, skills=["Réparer : un vélo"])


def test_a_short_cv_is_set_large() -> None:
    assert max(glyph.size for glyph in glyphs_of(cv_pdf(cv(3))) if "Regular" in glyph.font) >= 12


SMALLEST = {CVStyle.EASY: 12}  # points; 9.5 in the others
FEWEST = {CVStyle.EASY: 20}  # lines that always fit; 40 in the others


@pytest.mark.parametrize("style", CVStyle)
def test_a_cv_that_fills_up_stays_on_one_page_and_readable(style: CVStyle) -> None:
    for lines in range(5, 60, 9):
        try:
            pdf = cv_pdf(cv(lines), style=style)
        except TooLong:
            assert lines > FEWEST.get(style, 40)
            continue
        assert page_count(pdf) == len(read(pdf).pages) == 1
        assert min(glyph.size for glyph in glyphs_of(pdf)) >= SMALLEST.get(style, 9.5)
        assert text_of(pdf).count(LINE) == lines


NAMES = ["Inès Benali-Ouattara", "كريم بن علي", "தமிழ்ச்செல்வி", "王小明", "Nguyễn Thị Ánh", "M" * 90, "😀 Zoé"]


@pytest.mark.parametrize("style", CVStyle)
def test_every_style_draws_every_script_and_nothing_leaves_the_page(style: CVStyle) -> None:
    for name in NAMES:
        text = CVText(
            about_me="*gras* #titre @lien `code` <b>",
            skills=[f"{name} : {name}"],
            experiences=["a" * 90 + "@exemple.fr"],
            identity=Identity(name),
        )
        pdf = cv_pdf(text, style=style)
        assert page_count(pdf) == 1
        width = float(read(pdf).pages[0].mediabox.width)
        glyphs = glyphs_of(pdf)
        assert all(glyph.left > 0 and glyph.right < width and glyph.number for glyph in glyphs)
        assert "*gras* #titre @lien `code` <b>" in text_of(pdf)


@pytest.mark.parametrize("style", CVStyle)
def test_the_sections_of_every_style_are_read_in_their_order(style: CVStyle) -> None:
    text = text_of(cv_pdf(CVText("Moi", ["Un"], ["Deux"], ["Trois"], ["Quatre"]), style=style))
    places = [text.index(word) for word in ("Moi", "sais faire", "Un", "déjà fait", "Deux", "aime", "Trois", "Quatre")]
    assert places == sorted(places)


def test_the_black_and_white_style_has_no_colour() -> None:
    drawn = pypdfium2.PdfDocument(cv_pdf(cv(8), style=CVStyle.INK))[0].render().to_pil().convert("RGB")
    assert all(red == green == blue for _count, (red, green, blue) in drawn.getcolors(1 << 24))


def test_a_cv_of_two_pages_is_refused_with_a_way_on() -> None:
    with pytest.raises(TooLong) as refused:
        cv_pdf(cv(120))
    assert "Raccourcis" in refused.value.message


def test_one_entry_of_3000_characters_still_fits_on_a_cv() -> None:
    pdf = cv_pdf(CVText(about_me="mot " * 750, identity=Identity("Inès Benali")))
    assert page_count(pdf) == 1 and text_of(pdf).split().count("mot") == 750


def test_an_empty_cv_is_still_a_page() -> None:
    assert page_count(cv_pdf(CVText())) == 1


def test_a_skill_has_its_example_below() -> None:
    pdf = cv_pdf(CVText(skills=["Réparer un vélo : freins, chaîne", Skill("Expliquer", "à deux élèves"), "Cuisine"]))
    assert "Réparer un vélo\nfreins, chaîne\nExpliquer\nà deux élèves\nCuisine" in text_of(pdf)


def test_empty_sections_of_a_cv_are_left_out() -> None:
    text = text_of(cv_pdf(CVText(languages=["Français"])))
    assert "Mes langues" in text and "Ce que j’aime" not in text


def test_a_letter_says_place_day_and_year() -> None:
    words = LetterText("Candidature", ["Madame,"], place="Nanterre", day=date(2026, 12, 1), closing="Bien à vous.")
    text = text_of(letter_pdf(words))
    assert "Nanterre, le 1er\xa0décembre 2026" in text and "Bien à vous." in text


@pytest.mark.django_db
def test_a_letter_without_a_day_is_of_today() -> None:
    with clock.travel(date(2027, 1, 11)):
        assert "Le 11\xa0janvier 2027" in text_of(letter_pdf(LetterText("Candidature", ["Madame,"])))


def cards(count: int) -> list[Card]:
    return [
        Card(f"Prénom{n}", "3e B", f"eleve.{n}", "girafe-citron-tambour", f"https://exemple.fr/c/{n}")
        for n in range(count)
    ]


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (8, 1), (9, 2), (30, 4)])
def test_eight_cards_lie_on_a_sheet(count: int, pages: int) -> None:
    pdf = cards_pdf(cards(count), site="exemple.fr")
    assert page_count(pdf) == pages
    text = text_of(pdf)
    assert all(f"Prénom{n}\n" in text and f"eleve.{n}\n" in text for n in range(count))
    assert text.count("girafe-citron-tambour") == count


def test_the_three_words_are_set_large() -> None:
    sizes = [glyph.size for glyph in glyphs_of(cards_pdf(cards(1), site="exemple.fr"))]
    assert sizes.count(19) == len("girafe-citron-tambour")


def test_long_names_do_not_run_into_what_lies_below() -> None:
    for name in ("Wolfeschlegelsteinhausenbergerdorff", "M" * 90, "安" * 90, "👍" * 90):
        longest = Card(
            name, "3e " * 30, "marie-christophe.bergerdorff-steinhausen", "pamplemousse-" * 3, "https://x.fr"
        )
        below = [glyph for glyph in glyphs_of(cards_pdf([longest], site="exemple.fr")) if glyph.left < 595 / 2]
        # Lines from top to bottom: no two of different size closer than the smaller one is high.
        lines = sorted({(round(glyph.baseline, 1), glyph.size) for glyph in below}, reverse=True)
        gaps = [(upper[0] - lower[0], lower[1]) for upper, lower in zip(lines, lines[1:], strict=False)]
        assert all(gap >= size * 0.9 for gap, size in gaps), (name, lines)
        assert lines[-1][0] > 841.89 - (14.5 + 67) / 25.4 * 72


def test_no_cards_is_an_empty_sheet() -> None:
    assert page_count(cards_pdf([], site="exemple.fr")) == 1


def test_each_page_of_a_class_list_repeats_its_head_and_says_its_number() -> None:
    rows = [(f"Élève{n}, Inès", "Confirmer la place chez La Bécane", "8 déc.") for n in range(70)]
    pdf = class_sheet_pdf(
        ClassSheet(title="À faire cette semaine", class_name="3e B", day=date(2026, 11, 25), rows=rows)
    )
    pages = [page.extract_text() for page in read(pdf).pages]
    assert len(pages) >= 2
    for number, text in enumerate(pages, start=1):
        assert "Avant le" in text and f"{number} / {len(pages)}" in text and "3e B" in text
    assert "mercredi 25\xa0novembre" in pages[0]


def test_a_class_without_deadlines_has_a_sheet_too() -> None:
    assert page_count(class_sheet_pdf(ClassSheet("À faire", "3e B", date(2026, 11, 25), []))) == 1


def test_no_page_of_a_report_is_left_half_empty_by_what_comes_next() -> None:
    figures = [Figure(a_jpeg(40, 30), 40, 30, f"Photo {n}", "Un établi") for n in range(6)]
    words = " ".join(["atelier"] * 60)
    for count in range(3, 40, 4):
        sections = [ReportPart(f"Partie {n}", [words] * count) for n in range(3)]
        reader = read(report_pdf(ReportText("Rapport", "Inès", "3e A", [], sections, figures=figures)))
        for page in reader.pages[2:-1]:
            lowest = min(glyph.baseline for glyph in glyphs_on(page, reader) if glyph.baseline > 80)
            assert lowest < 841.89 * 0.45, (count, page.page_number, lowest)
