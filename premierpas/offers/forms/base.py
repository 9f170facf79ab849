"""A step of the wizard as a form: what is right goes into the draft, what isn't stays as it was typed."""

from typing import Any, cast

from django import forms
from django.utils.datastructures import MultiValueDict

from premierpas.core.actors import Actor
from premierpas.core.text import clean
from premierpas.ui.forms import Form

from ..content import OfferContent
from ..drafts import Step
from ..models import Offer

NOT_FIELDS = {"csrfmiddlewaretoken", "version", "then"}


class StepForm(Form):
    """One step. Bound to what was sent, or to what was typed before and isn't right yet."""

    step: Step
    template = "offers/steps/plain.html"

    def __init__(self, offer: Offer, content: OfferContent, data: Any = None) -> None:
        """`content`: the text as the draft has it; `data`: a QueryDict, or the raw form kept in the draft."""
        self.offer, self.content = offer, content
        super().__init__(data=_as_data(data), initial=self.initial_of(content))
        self.prepare()

    def choice(self, name: str) -> forms.ChoiceField:
        """A field whose choices depend on the offer."""
        return cast(forms.ChoiceField, self.fields[name])

    def initial_of(self, content: OfferContent) -> dict[str, Any]:
        """The stored values as the fields show them."""
        stored = content.as_json()
        return {name: stored[name] for name in self.base_fields if name in stored}

    def prepare(self) -> None:
        """Fill choices and words that depend on the offer."""

    def values(self) -> dict[str, Any]:
        """The fields of OfferContent that are right; asks for validation first."""
        stored = self.content.as_json()
        return {name: value for name, value in self.cleaned_data.items() if name in stored}

    def typed(self) -> dict[str, list[str]]:
        """What was sent, as it was."""
        sent = cast("MultiValueDict[str, str]", self.data)
        return {name: list(sent.getlist(name)) for name in sent if name not in NOT_FIELDS}

    def make(self, *, by: Actor) -> dict[str, Any]:
        """What a right form makes beside the draft (a new site); returns further values."""
        return {}

    def tables(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """The timetables of this step, for the sums that follow what is typed."""
        return []

    @property
    def live_errors(self) -> list[tuple[str, str]]:
        """The errors worth showing while somebody still types: not those of fields that wait to be filled in."""
        found = []
        for name, errors in self.errors.as_data().items():
            label = str(self.fields[name].label) if name in self.fields else ""
            for error in errors:
                if error.code != "required":
                    found += [("" if _names(label, text) else label, text) for text in error.messages]
        return found


def _as_data(data: Any) -> MultiValueDict[str, str] | None:
    if data is None:
        return None
    lists = data.lists() if hasattr(data, "lists") else data.items()
    return MultiValueDict({name: [clean(value) for value in values] for name, values in lists})


def _names(label: str, message: str) -> bool:
    """Whether a message already says what its field is about (`Vendredi dure 9 h`)."""
    return bool(label) and message.startswith(label.split(",")[0])
