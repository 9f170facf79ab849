"""Everything a pupil has written, as one archive: in a form that can be read, and in one that can be changed."""

import io
import zipfile
from collections.abc import Iterator, Mapping

from django.db.models import F
from django.utils.translation import gettext as _

from premierpas.core.languages import in_french
from premierpas.core.office import Block, Heading, Paragraph, TextFile, docx_of, odt_of
from premierpas.people.models import Enrolment, Pupil
from premierpas.ui.pdf.documents import TooLong
from premierpas.ui.pdf.reports import report_file, report_pdf
from premierpas.ui.typography import day, title_first
from premierpas.week.assembling import whole_report
from premierpas.week.forms import DiaryForm, SpeakingForm, ThanksForm
from premierpas.week.models import Contact, DiaryEntry, Photo, SpeakingPlan, ThankYou
from premierpas.workshop.documents import cv_document, letter_document
from premierpas.workshop.exports import cv_file, json_resume, letter_file
from premierpas.workshop.forms.written import Written
from premierpas.workshop.models import CV, Letter
from premierpas.workshop.texts import cv_texts, letter_text

Part = tuple[str, bytes]


@in_french()
def archive_of(pupil: Pupil) -> bytes:
    """A ZIP of all texts and photos; an empty one for a pupil who has written nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in [*_cv(pupil), *_letters(pupil), *_diary(pupil), *_report(pupil), *_after(pupil)]:
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
            blocks += _blocks(entry.parts(), DiaryForm)
    if blocks:
        yield from _office("journal/mon-journal", TextFile(_("Mon journal de stage"), blocks))


def _report(pupil: Pupil) -> Iterator[Part]:
    """A report for each year in which a section was written, and the plan of its oral."""
    years = Enrolment.objects.filter(pupil=pupil).select_related("pupil", "classroom__school").order_by("school_year")
    for enrolment in years.filter(report__isnull=False).distinct():
        name, whole = f"rapport/mon-rapport-{enrolment.school_year}", whole_report(enrolment)
        yield from _office(name, report_file(whole))
        yield f"{name}.pdf", report_pdf(whole)
    for plan in SpeakingPlan.objects.filter(enrolment__pupil=pupil):
        blocks = _blocks(plan.parts(), SpeakingForm)
        yield from _office("rapport/mon-oral", TextFile(_("Mon oral"), blocks))


def _after(pupil: Pupil) -> Iterator[Part]:
    """Thanks, notebook, photos."""
    for number, row in enumerate(ThankYou.objects.filter(placement__pupil=pupil).order_by("pk"), start=1):
        yield from _office(f"merci/merci-{number}", TextFile(_("Merci"), _blocks(row.parts(), ThanksForm)))
    contacts: list[Block] = []
    for each in Contact.objects.filter(pupil=pupil):
        contacts += [Heading(each.name), *(Paragraph(words) for words in (each.trade, each.told, each.reach) if words)]
    if contacts:
        yield from _office("carnet/mon-carnet", TextFile(_("Mon carnet"), contacts))
    for number, photo in enumerate(Photo.objects.filter(placement__pupil=pupil), start=1):
        yield f"photos/{photo.day}-{number}.jpg", bytes(photo.picture)


def _blocks(parts: Mapping[str, str], form: type[Written]) -> list[Block]:
    """The parts that hold words, each under its label."""
    return [block for label, words in form.labelled(parts) for block in (Heading(label, 2), Paragraph(words))]


def _office(name: str, file: TextFile) -> Iterator[Part]:
    yield f"{name}.odt", odt_of(file)
    yield f"{name}.docx", docx_of(file)
