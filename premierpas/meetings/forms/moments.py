"""When, for how long, how and where people meet."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from premierpas.core import clock
from premierpas.core.once import new_key
from premierpas.mentoring.models import Pair
from premierpas.ui.forms import CheckboxCards, ChoiceChips, DateField, Form

from ..enums import Way
from ..models import Habits

SHORT, LONG, USUAL, MOST_WEEKS = 10, 240, 45, 12


class MomentForm(Form):
    """A day, an hour, a length, a way. The video link isn't typed: it is the association's."""

    day = DateField(label=lazy("Jour"))
    hour = forms.TimeField(label=lazy("Heure"))
    minutes = forms.IntegerField(label=lazy("Minutes"), min_value=SHORT, max_value=LONG, initial=USUAL)
    way = forms.ChoiceField(label=lazy("Comment"), choices=Way.choices, widget=ChoiceChips, initial=Way.ON_SITE)
    place = forms.CharField(
        label=lazy("Où, si c’est sur place"), required=False, max_length=200,
        help_text=lazy("Au collège ou dans un lieu de l’association, jamais chez quelqu’un."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, habits: Habits, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial={"place": habits.place} | (initial or {}))
        if not habits.video:
            self.fields["way"].choices = [each for each in Way.choices if each[0] != Way.VIDEO]  # type: ignore[attr-defined]

    @property
    def start(self) -> datetime:
        """The instant of day and hour, as read in Paris."""
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"], clock.PARIS)

    def where(self) -> dict[str, Any]:
        """What a meeting takes of it."""
        data = self.cleaned_data
        return {
            "start": self.start, "minutes": data["minutes"], "way": Way(data["way"]), "place": data["place"].strip(),
        }  # fmt: skip


class PlanForm(MomentForm):
    """With whom, too; several pupils make a group session."""

    with_whom = forms.MultipleChoiceField(label=lazy("Avec"), widget=CheckboxCards)
    once = forms.UUIDField(widget=forms.HiddenInput)
    field_order = ("with_whom",)

    def __init__(
        self, data: Any = None, *, pairs: Sequence[Pair], habits: Habits, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, habits=habits, initial={"once": new_key()} | (initial or {}))
        self.pairs = {str(each.pk): each for each in pairs}
        self.fields["with_whom"].choices = [  # type: ignore[attr-defined]
            (key, pair.enrolment.pupil.full_name) for key, pair in self.pairs.items()
        ]

    def chosen(self) -> list[Pair]:
        """The pairs that were ticked."""
        return [self.pairs[key] for key in self.cleaned_data["with_whom"]]


class SlotForm(MomentForm):
    """The same moment for several weeks."""

    weeks = forms.IntegerField(label=lazy("Combien de semaines de suite"), min_value=1, max_value=MOST_WEEKS, initial=1)
    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, habits: Habits) -> None:
        super().__init__(data, habits=habits, initial={"once": new_key()})

    def starts(self) -> list[datetime]:
        """The moment of each week: at the same hour, whatever the season."""
        first, hour = self.cleaned_data["day"], self.cleaned_data["hour"]
        days = [first + timedelta(weeks=n) for n in range(self.cleaned_data["weeks"])]
        return [datetime.combine(each, hour, clock.PARIS) for each in days]


class WhyForm(Form):
    """Why a meeting doesn't take place."""

    why = forms.CharField(label=lazy("Pourquoi"), max_length=300)


class HabitsForm(Form):
    """How a territory meets."""

    place = forms.CharField(label=lazy("Lieu habituel"), required=False, max_length=200)
    video = forms.URLField(
        label=lazy("Lien de l’association pour la visio"), required=False, max_length=300, assume_scheme="https",
        help_text=lazy("Le seul lien utilisé avec des mineurs. Sans lien, la visio n’est pas proposée."),
    )  # fmt: skip
    reminds_itself = forms.BooleanField(
        label=lazy("Les rappels partent seuls, la veille"), required=False,
        help_text=lazy("Sinon, quelqu’un les envoie ou les écarte dans la liste."),
    )  # fmt: skip


def local(moment: datetime) -> tuple[date, time]:
    """A moment as the two fields show it."""
    that = moment.astimezone(clock.PARIS)
    return that.date(), that.time().replace(second=0, microsecond=0)
