"""Fields for what is sent as a picture: their value is the file drawn anew, their errors say what to send instead."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from premierpas.core.errors import DomainError
from premierpas.core.scans import (
    LOGO_TYPES,
    PHOTO_TYPES,
    SCAN_TYPES,
    CleanPhoto,
    Scan,
    clean_logo,
    clean_photo,
    clean_scan,
)

from .widgets import Upload


class _DrawnAnewField(forms.FileField):
    """A file that is cleaned by the field itself; an empty one gets the cleaner's words."""

    types: str

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", Upload(attrs={"accept": self.types}))
        super().__init__(**kwargs, allow_empty_file=True)

    def to_python(self, data: Any) -> Any:
        """The clean file, or nothing where none was sent."""
        upload = super().to_python(data)
        if upload is None:
            return None
        try:
            return self.draw(upload)
        except DomainError as error:
            raise ValidationError(str(error.message), code="refused") from error

    def draw(self, upload: Any) -> Any:
        """The clean file. Raises DomainError."""
        raise NotImplementedError


class ScanField(_DrawnAnewField):
    """A signed paper, photographed or scanned; the cleaned value is a `Scan`.

    No `capture`: it opens the camera at once and hides the phone's files, where the scan may be. Without it a phone
    offers both, the camera first.
    """

    types = SCAN_TYPES

    def __init__(self, **kwargs: Any) -> None:
        """A file field's arguments; the hint says what can be sent."""
        kwargs.setdefault("help_text", _("Une photo bien droite, en pleine lumière, ou un PDF. 10\u00a0Mo au plus."))
        super().__init__(**kwargs)

    def draw(self, upload: Any) -> Scan:
        """The paper as a PDF of pictures. Raises DomainError."""
        return clean_scan(upload)


class LogoField(_DrawnAnewField):
    """A school's logo; the cleaned value is the bytes of a PNG."""

    types = LOGO_TYPES

    def __init__(self, **kwargs: Any) -> None:
        """A file field's arguments; the hint says what can be sent."""
        kwargs.setdefault("help_text", _("Une image PNG ou JPEG, 10\u00a0Mo au plus."))
        super().__init__(**kwargs)

    def draw(self, upload: Any) -> bytes:
        """The logo as a PNG. Raises DomainError."""
        return clean_logo(upload)


class PhotoField(_DrawnAnewField):
    """A pupil's photo; the cleaned value is a `CleanPhoto`."""

    types = PHOTO_TYPES

    def __init__(self, **kwargs: Any) -> None:
        """A file field's arguments; the hint says what can be sent."""
        kwargs.setdefault("help_text", _("Une photo de ton téléphone, 10\u00a0Mo au plus."))
        super().__init__(**kwargs)

    def draw(self, upload: Any) -> CleanPhoto:
        """The photo as a JPEG of ours. Raises DomainError."""
        return clean_photo(upload)
