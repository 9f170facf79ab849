"""Letter and CV as PDF files, signed by the pupil or without identity."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from premierpas.core.languages import in_french
from premierpas.people.models import Pupil
from premierpas.ui.pdf.documents import CVStyle, CVText, Identity, LetterText, TooLong, cv_pdf, letter_pdf

from .texts import CV_LIMITS


@in_french()
def cv_document(
    texts: Mapping[str, str],
    *,
    style: str = CVStyle.DOOR,
    pupil: Pupil | None = None,
    lines: Sequence[str] = (),
    reader: str = "",
) -> bytes:
    """A one-page CV: with the pupil's name, or without identity under `reader` ("Élève I., 3e"). Raises TooLong.

    `lines`: what stands under the name of one that the pupil hands over; without a name there are none.
    """
    return cv_pdf(cv_text(texts, pupil=pupil, under_name=lines, reader=reader), style=style)


def why_too_long(texts: Mapping[str, str], *, style: str = CVStyle.DOOR) -> str:
    """Why this CV can't leave as it is, in this style or in the one that companies read; empty when it can.

    One that keeps to the limits always fits and isn't set.
    """
    if all(_has_room(texts.get(part, ""), *room) for part, room in CV_LIMITS.items()):
        return ""
    try:
        for each in {style, CVStyle.DOOR}:
            cv_document(texts, style=each)
    except TooLong as error:
        return str(error.message)
    return ""


def _has_room(text: str, lines: int, signs: int) -> bool:
    return len(text) <= signs and len(_lines(text)) <= lines


@in_french()
def cv_text(
    texts: Mapping[str, str], *, pupil: Pupil | None = None, under_name: Sequence[str] = (), reader: str = ""
) -> CVText:
    """The parts of a CV as every file of it sets them: lists of lines."""
    lines = {name: _lines(texts.get(name, "")) for name in ("skills", "experiences", "interests", "languages")}
    return CVText(about_me=texts.get("about_me", ""), **lines, identity=_identity(pupil, under_name), reader=reader)


@in_french()
def letter_document(text: str, *, host: str, offer: str, pupil: Pupil | None = None, reader: str = "") -> bytes:
    """A letter to this host: with the pupil's name, or without identity under `reader`."""
    paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
    subject = _("Candidature : %(offer)s") % {"offer": offer}
    return letter_pdf(
        LetterText(subject=subject, paragraphs=paragraphs, recipient=host, identity=_identity(pupil), reader=reader)
    )


def _identity(pupil: Pupil | None, lines: Sequence[str] = ()) -> Identity | None:
    return Identity(name=pupil.full_name, lines=lines) if pupil else None


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
