"""The texts of the preparation, as `workshop.keeping` shows and compares them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.people.models import Pupil
from premierpas.workshop.keeping.texts import Kind, name_of
from premierpas.workshop.models import Text

from .forms import NotesForm, QuestionsForm, SectorsForm
from .models import OwnQuestions, SiteNotes, ThreeSectors


def _found(model: type[Text]) -> Any:
    def find(pupil: Pupil | int, pk: int) -> Text | None:
        return model._default_manager.filter(enrolment__pupil=pupil, pk=pk).first()

    return find


KINDS = (
    Kind(
        name=name_of(OwnQuestions),
        find=_found(OwnQuestions),
        title=lambda text: _("Mes cinq questions"),
        address=lambda text: reverse("preparation:questions"),
        labels=QuestionsForm.labels,
    ),
    Kind(
        name=name_of(SiteNotes),
        find=_found(SiteNotes),
        title=lambda text: _("Mes réponses notées sur place"),
        address=lambda text: reverse("preparation:notes"),
        labels=NotesForm.labels,
    ),
    Kind(
        name=name_of(ThreeSectors),
        find=_found(ThreeSectors),
        title=lambda text: _("Mes trois secteurs"),
        address=lambda text: reverse("preparation:sectors"),
        labels=SectorsForm.labels,
    ),
)
