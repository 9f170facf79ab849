"""PDF/UA-1 by a checker that isn't ours: `pdfua` of the package registry.

It decides 16 of the 106 machine-checkable rules: structure tree, marked content, languages, titles, alternative texts,
headings, tables, annotations, the identification in the metadata. It sees no fonts, no reading order and no PDF/A.
"""

import io
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from pdfua import validate

from premierpas.core.clock import travel
from premierpas.placements.document.agreement import agreement_pdf
from premierpas.placements.sealing.seal import seal_pdf
from premierpas.ui.pdf.documents import Card, CVStyle, CVText, Identity, LetterText, cards_pdf, cv_pdf, letter_pdf

from .agreements import signed


def found(pdf: bytes, folder: Path) -> list[tuple[str, str]]:
    file = folder / "document.pdf"
    file.write_bytes(pdf)
    return [(each.rule_id, each.message) for each in validate(str(file)).findings]


@pytest.mark.django_db
def test_the_sealed_agreement_has_no_finding(tmp_path: Path) -> None:
    assert found(seal_pdf(agreement_pdf(signed())), tmp_path) == []


@pytest.mark.parametrize("style", CVStyle)
def test_a_cv_of_every_style_has_no_finding(style: CVStyle, tmp_path: Path) -> None:
    cv = CVText("Curieuse", ["Réparer : un vélo"], ["Club"], ["Dessin"], ["Français"], Identity("Inès Benali"))
    assert found(cv_pdf(cv, style=style), tmp_path) == []


@pytest.mark.django_db
def test_letters_and_cards_have_no_finding(tmp_path: Path) -> None:
    with travel(date(2026, 11, 10)):
        assert found(letter_pdf(LetterText("Candidature", ["Madame,", "Merci."])), tmp_path) == []
    card = Card("Inès", "3e A", "ines.12", "porte-vélo-soleil", "https://exemple.fr/c")
    assert found(cards_pdf([card], site="exemple.fr"), tmp_path) == []


def test_it_does_find_what_is_missing(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(cv_pdf(CVText("Moi")))) as document:
        del document.Root.StructTreeRoot
        del document.Root.Lang
        broken = io.BytesIO()
        document.save(broken)
    assert {"UA-01-005", "UA-06-001"} <= {rule for rule, _message in found(broken.getvalue(), tmp_path)}
