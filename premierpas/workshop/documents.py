"""Letter and CV as PDF files."""


def cv_document(texts: dict[str, str], *, name: str) -> bytes:
    """A one-page CV; `name` is what stands at its head: the pupil's, or "Élève I., 3e" for a first look."""
    from premierpas.ui.pdf.documents import cv_pdf

    raise NotImplementedError(cv_pdf)


def letter_document(text: str, *, name: str, host: str, offer: str) -> bytes:
    """A letter; `name` as for a CV."""
    from premierpas.ui.pdf.documents import letter_pdf

    raise NotImplementedError(letter_pdf)
