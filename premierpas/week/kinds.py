"""The week's texts, as `workshop.keeping` shows them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.people.models import Pupil
from premierpas.ui.typography import day
from premierpas.workshop.keeping.kinds import Kind, register

from .forms import DiaryForm
from .models import DiaryEntry


def _entry(pupil: Pupil, pk: int) -> DiaryEntry | None:
    return DiaryEntry.objects.select_related("placement").filter(placement__pupil=pupil, pk=pk).first()


def _title(entry: Any) -> str:
    return _("Mon journal du %(day)s") % {"day": day(entry.day)}


register(
    Kind(
        model=DiaryEntry,
        find=_entry,
        title=_title,
        address=lambda entry: reverse("week:diary", kwargs={"day": entry.day}),
        labels=lambda entry: {part: str(DiaryForm.base_fields[part].label) for part in DiaryEntry.PARTS},
    )
)
