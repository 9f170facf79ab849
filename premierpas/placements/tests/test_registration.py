"""An agreement signed on paper elsewhere: a registration with its scan, and nothing that nobody said."""

import io
from copy import deepcopy

import pytest
from django.core.files.storage import default_storage
from pypdf import PdfReader

from premierpas.core.scans import clean_scan
from premierpas.core.tests.papers import a_paper, as_file
from premierpas.organisations.enums import Role
from premierpas.placements.actions.paper import register_signed_outside
from premierpas.placements.document.agreement import agreement_pdf
from premierpas.placements.evidence.verifying import problems
from premierpas.placements.models import Agreement, Entry, Happening, Party, Scan, Signature
from premierpas.placements.sealing.certificate import own_certificates
from premierpas.placements.sealing.sealing import seal
from premierpas.placements.sealing.validity import validity_of
from premierpas.placements.sealing.verify import problems_of
from premierpas.placements.standing import standing_of
from premierpas.placements.terms.articles import ARTICLES
from tests.begun import begun_once
from tests.factories import a_member, a_user, acting

from .agreements import a_draft, completed
from .pdfua import problems_of as breaks_of_pdfua

pytestmark = pytest.mark.django_db
NAMES = {Party.SCHOOL: "Paule Brun", Party.HOST: "Léa Roy", Party.GUARDIAN: "Nadia Benali"}


def registered_with_a_scan() -> Agreement:
    scan = clean_scan(as_file(a_paper(), "JPEG"), name="convention.jpg")
    agreement = completed(a_draft())
    school = agreement.placement.enrolment.classroom.school
    head = a_member(Role.HEAD_TEACHER, school, user=a_user(name="Ana Secrétaire"))
    return register_signed_outside(agreement, scan=scan, names=NAMES, by=acting(head))


the_registered = begun_once(registered_with_a_scan)


@pytest.fixture
def registered(the_registered: Agreement) -> Agreement:
    return deepcopy(the_registered)


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_nobody_signs_on_the_platform_and_the_evidence_is_whole(registered: Agreement):
    assert registered.state == "signed" and not Signature.objects.exists()
    [entry] = Entry.objects.filter(happening=Happening.REGISTERED)
    assert entry.data["names"] == {str(party): name for party, name in NAMES.items()}
    assert list(problems()) == []
    assert standing_of(registered).needed == 0


def test_the_sheet_says_who_registered_what_and_none_of_our_own_words(registered: Agreement):
    text = text_of(agreement_pdf(registered))
    scan = Scan.objects.get()
    for words in (
        "signée en dehors de la plateforme",
        "Ana Secrétaire",
        "Paule Brun",
        registered.content.host_name,
        scan.sha256,
    ):
        assert words in text, words
    ours = [title for articles in ARTICLES.values() for title, _words in articles if f". {title}" in text]
    assert ours == []
    for words in ("à compléter", "J’ai lu la convention", "Objectifs", "Signé le"):
        assert words not in text, words
    assert registered.terms["articles"] == "" and registered.terms["objectives"] == ""


def test_the_scan_is_inside_whole_and_shown(registered: Agreement):
    pdf = agreement_pdf(registered)
    with default_storage.open(Scan.objects.get().file.name) as file:
        assert PdfReader(io.BytesIO(pdf)).attachments["convention-signee.pdf"] == [file.read()]
    assert any(page.images for page in PdfReader(io.BytesIO(pdf)).pages)
    assert breaks_of_pdfua(pdf) == []


def test_its_sealed_file_verifies_and_is_told_apart(registered: Agreement):
    row = seal(registered.pk)
    assert row is not None
    with default_storage.open(row.file.name) as file:
        pdf = file.read()
    assert problems_of(pdf, own_certificates()) == []
    assert "signée en dehors" in validity_of(pdf).words


def test_another_scan_in_the_store_is_noticed(registered: Agreement):
    name = Scan.objects.get().file.name
    default_storage.delete(name)
    with default_storage.open(name, "wb") as file:
        file.write(b"%PDF-1.7 other")
    assert any("scan" in each for each in problems())
