"""Everything a pupil has written, as one archive: in a form that can be read, and in one that can be changed."""

import io
import zipfile
from collections.abc import Iterator

from django.db.models import F
from django.utils.translation import gettext as _

from premierpas.core.office import Block, Heading, Paragraph, TextFile, docx_of, odt_of
from premierpas.people.models import Pupil
from premierpas.ui.pdf.documents import TooLong
from premierpas.ui.typography import day, title_first
from premierpas.week.forms import DiaryForm
from premierpas.week.models import DiaryEntry
from premierpas.workshop.documents import cv_document, letter_document
from premierpas.workshop.exports import cv_file, json_resume, letter_file
from premierpas.workshop.models import CV, Letter
from premierpas.workshop.texts import cv_texts, letter_text

Part = tuple[str, bytes]


def archive_of(pupil: Pupil) -> bytes:
    """A ZIP of CV, letters and diary; an empty one for a pupil who has written nothing. Five queries at most."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in [*_cv(pupil), *_letters(pupil), *_diary(pupil)]:
            archive.writestr(name, content)
    return out.getvalue()


def _cv(pupil: Pupil) -> Iterator[Part]:
    for number, row in enumerate(CV.objects.filter(pupil=pupil).order_by(F("offer").asc(nulls_first=True))):
        texts, name = cv_texts(row), f"cv/mon-cv-{number}" if number else "cv/mon-cv"
        yield from _office(name, cv_file(texts, pupil=pupil))
        yield f"{name}.json", json_resume(texts, pupil=pupil).encode()
        try:
            yield f"{name}.pdf", cv_document(texts, style=row.style, pupil=pupil)
        except TooLong as error:
            yield f"{name}-pdf.txt", str(error.message).encode()  # the other files hold every word


def _letters(pupil: Pupil) -> Iterator[Part]:
    rows = Letter.objects.filter(pupil=pupil, offer__isnull=False).select_related("offer__company").order_by("pk")
    for number, row in enumerate(rows, start=1):
        assert row.offer is not None, "the query leaves letters without an offer out"
        text, host, title = letter_text(row), row.offer.company.name, row.offer.title
        yield from _office(f"lettres/lettre-{number}", letter_file(text, pupil=pupil, host=host, offer=title))
        yield f"lettres/lettre-{number}.pdf", letter_document(text, pupil=pupil, host=host, offer=title)


def _diary(pupil: Pupil) -> Iterator[Part]:
    entries = DiaryEntry.objects.filter(placement__pupil=pupil).select_related("placement").order_by("day")
    blocks: list[Block] = []
    for entry in entries:
        if not entry.is_empty:
            blocks.append(Heading(f"{title_first(day(entry.day))}, {entry.placement.host_name}"))
            for part, words in entry.parts().items():
                if words:
                    blocks += [Heading(str(DiaryForm.base_fields[part].label), 2), Paragraph(words)]
    if blocks:
        yield from _office("journal/mon-journal", TextFile(_("Mon journal de stage"), blocks))


def _office(name: str, file: TextFile) -> Iterator[Part]:
    yield f"{name}.odt", odt_of(file)
    yield f"{name}.docx", docx_of(file)
