"""What the host types on its page: each form asks who speaks, which no machine fills in."""

import hashlib
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from premierpas.placements.forms.week import day_choices
from premierpas.placements.link_pages.forms import WhoForm
from premierpas.ui.forms import ChoiceCards

LEVELS = [(4, _("Oui")), (3, _("Plutôt oui")), (2, _("Plutôt non")), (1, _("Non")), (0, _("Je ne sais pas"))]


class HostForm(WhoForm):
    """One of several on a page that is sent as one: what is typed into the others travels along and comes back."""


class WordForm(HostForm):
    """A word for a day."""

    field_order = ["day", "words", "by_name"]
    day = forms.ChoiceField(label=_("Quel jour"))
    words = forms.CharField(
        label=_("Votre mot"),
        help_text=_("Une chose que l’élève a bien faite, ou que vous avez aimé lui montrer."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, days: list[date], **kwargs: Any) -> None:
        """Only days that have come."""
        super().__init__(*args, **kwargs)
        self.fields["day"].choices = day_choices(days)  # type: ignore[attr-defined]

    def clean_day(self) -> date:
        """As a date."""
        return date.fromisoformat(self.cleaned_data["day"])


class LeaveForm(HostForm):
    """Photos, yes or no."""

    field_order = ["allowed", "by_name"]
    allowed = forms.ChoiceField(
        label=_("L’élève peut-il prendre des photos pour son rapport ?"),
        choices=[
            ("yes", _("Oui, là où je lui dis")),
            ("no", _("Non, pas de photos")),
        ],
        widget=ChoiceCards(
            hints={"yes": _("Jamais de visages ni de documents"), "no": _("Celles déjà prises sont effacées")}
        ),
    )


def _fingerprint(criteria: list[str]) -> str:
    return hashlib.sha256("\n".join(criteria).encode()).hexdigest()[:16]


class EvaluationForm(HostForm):
    """A level for each criterion of the class, and a word."""

    read = forms.CharField(widget=forms.HiddenInput, required=False)
    words = forms.CharField(
        label=_("Ce que vous diriez à l’élève"),
        help_text=_("Une ou deux phrases. L’élève et ses professeurs les lisent."),
        max_length=1500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, criteria: list[str], **kwargs: Any) -> None:
        """A choice for each criterion, in its order."""
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        self.initial["read"] = _fingerprint(criteria)
        for at, title in enumerate(criteria):
            self.add_field(
                f"c-{at}",
                forms.TypedChoiceField(label=title, choices=LEVELS, coerce=int, widget=ChoiceCards(short=True)),
            )
        self.order_fields([*(f"c-{at}" for at in range(len(criteria))), "words", "by_name"])

    def clean(self) -> dict[str, Any]:
        """The criteria that were read are those that are answered."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("read") != _fingerprint(self.criteria):
            self.add_error(None, gettext("Les questions ont changé entre-temps. Relisez-les, puis envoyez."))
        return data

    @property
    def marks(self) -> list[dict[str, Any]]:
        """What a valid form says."""
        return [{"title": title, "level": self.cleaned_data[f"c-{at}"]} for at, title in enumerate(self.criteria)]
