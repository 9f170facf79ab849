"""Single pupils, found by class or by name among those whom the inviter sees; single addresses."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.accounts.capacities import Viewer
from premierpas.core.alphabet import alphabetical
from premierpas.core.once import new_key
from premierpas.core.search import Searched, look
from premierpas.core.text import whole_number
from premierpas.organisations.models import Classroom
from premierpas.people.models import Enrolment
from premierpas.people.sight import seen_by
from premierpas.ui.forms import EmailField

from ..enums import FOR_PUPILS, ForWhom
from ..models import Event
from .rows import RowsForm

NAMES = Searched(names=("pupil__sort_name",))
MOST_FOUND = 60


class PeopleForm(RowsForm):
    """Who is invited by name: pupils that were found, and addresses with a name."""

    ROW: ClassVar[Any] = {
        "email": lambda: EmailField(label=lazy("E-mail")),
        "name": lambda: forms.CharField(label=lazy("Prénom et nom"), max_length=150),
    }
    NEEDS = ("email", "name")

    pupils = forms.MultipleChoiceField(label=lazy("Élèves"), required=False, widget=forms.CheckboxSelectMultiple)
    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, event: Event, found: Sequence[Enrolment]) -> None:
        takes_addresses = event.for_whom == ForWhom.ALUMNI
        super().__init__(data if takes_addresses or data is None else _without_rows(data),
                         blank=3 if takes_addresses else 0, initial={"once": new_key()})  # fmt: skip
        self.enrolments = {str(each.pk): each for each in found}
        self.fields["pupils"].choices = [  # type: ignore[attr-defined]
            (pk, f"{each.pupil.listed_name}, {each.classroom.name}") for pk, each in self.enrolments.items()
        ]
        if not found:
            del self.fields["pupils"]
            self.own.remove("pupils")

    def clean(self) -> dict[str, Any]:
        """Somebody has to be chosen."""
        cleaned = super().clean()
        if not self.errors and not self.chosen() and not self.guests():
            self.add_error(None, _("Choisissez au moins une personne."))
        return cleaned

    def chosen(self) -> list[Enrolment]:
        """The pupils who are ticked."""
        return [self.enrolments[pk] for pk in self.cleaned_data.get("pupils", [])]

    def guests(self) -> dict[str, str]:
        """Names by address."""
        return {row.values["email"]: row.values["name"] for _number, row in self.used()}


def _without_rows(data: Any) -> Any:
    """What was sent without addresses, for an event that takes none."""
    kept = data.copy()
    for name in [name for name in kept if name.startswith(("email_", "name_"))]:
        del kept[name]
    return kept


def rooms_of(viewer: Viewer, event: Event) -> QuerySet[Classroom]:
    """The classes some of whose pupils the viewer sees."""
    rows = Enrolment.objects.filter(left_on=None, pupil__in=seen_by(viewer).values("pupil_id"))
    rooms = Classroom.objects.filter(school__territory=event.territory_id, closed_at=None)
    return rooms.filter(pk__in=rows.values("classroom")).select_related("school").order_by(
        alphabetical("school__name"), "key", "pk"
    )  # fmt: skip


def pupils_found(viewer: Viewer, event: Event, room: str, name: str) -> list[Enrolment]:
    """Of the class, or of that name, among those whom the viewer sees and who aren't invited by name yet."""
    number = whole_number(room)
    if event.for_whom not in FOR_PUPILS or not (number or name.strip()):
        return []
    rows = Enrolment.objects.filter(
        left_on=None, pupil__in=seen_by(viewer).values("pupil_id"), pupil__anonymised_at=None,
        classroom__closed_at=None, classroom__school__territory=event.territory_id,
    ).exclude(pk__in=event.invited.exclude(enrolment=None).values("enrolment"))  # fmt: skip
    rows = rows.filter(classroom=number) if number else rows
    rows = look(rows, NAMES, name).rows if name.strip() else rows
    rows = rows.select_related("pupil", "classroom__school")
    return list(rows.order_by(alphabetical("pupil__sort_name"), "pk")[:MOST_FOUND])
