"""Who is asked to take over what: one choice a thing, and one day from which old and new work together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.ui.forms import DateField, Form

from ..actions.succeeding import Choice
from ..handover.things import Thing

SHARED = "partage"


@dataclass(frozen=True)
class Taker:
    """Somebody who may take over, with what they have to do already."""

    presence: Presence
    words: str
    load: int


class WordForm(Form):
    """What somebody who leaves tells those who stay."""

    word = forms.CharField(
        label=gettext_lazy("Un mot pour la suite"), required=False, max_length=1000, widget=forms.Textarea({"rows": 3})
    )


class HandoverForm(Form):
    """`a-<thing>`: to whom; `lit-<thing>`: what of its old notes they may read. What stays empty isn't asked."""

    together_from = DateField(
        label=gettext_lazy("Ensemble à partir du"),
        help_text=gettext_lazy("De ce jour au départ, les deux personnes suivent."),
    )

    def __init__(
        self, data: Any = None, *, things: Sequence[Thing], takers: Mapping[str, Sequence[Taker]], **kwargs: Any
    ) -> None:
        super().__init__(data, initial={"together_from": clock.today()}, **kwargs)
        self.things = things
        self.people = {str(each.presence.pk): each.presence for of in takers.values() for each in of}
        self.may_take = {source: {str(each.presence.pk) for each in of} for source, of in takers.items()}
        self.loads = Counter({str(each.presence.pk): each.load for of in takers.values() for each in of})
        everybody = {str(each.presence.pk): each.words for of in takers.values() for each in of}
        self.add_field("rest_to", self._rest_choice([*everybody.items()]))
        for thing in things:
            people = [(str(each.presence.pk), each.words) for each in takers[thing.source]]
            self.add_field(f"a-{thing.key}", self._choice(_("Donner à"), people, thing, self._asked(thing)))
            if thing.held.readings:
                reads = thing.succession.reads if thing.succession and not thing.is_open else ""
                self.add_field(f"lit-{thing.key}", self._choice(_("Lira"), list(thing.held.readings), thing, reads))

    def _choice(self, label: str, choices: list[tuple[str, str]], thing: Thing, chosen: str) -> forms.ChoiceField:
        return forms.ChoiceField(
            label=f"{label} : {thing.held.title}", choices=[("", _("À choisir")), *choices], required=False,
            initial=chosen,
        )  # fmt: skip

    def _rest_choice(self, people: list[tuple[str, str]]) -> forms.ChoiceField:
        shared = [(SHARED, _("Toute l’équipe, chacun selon ce qu’il a déjà"))] if len(people) > 1 else []
        return forms.ChoiceField(
            label=_("Proposer tout le reste à"),
            choices=[("", _("Personne : je choisis ligne par ligne")), *shared, *people],
            required=False,
            help_text=_("Pour ce qui n’a encore personne. Ce qui touche un élève se choisit toujours à part."),
        )

    def _asked(self, thing: Thing) -> str:
        return str(thing.succession.to_id) if thing.succession and not thing.is_open else ""

    def choices(self) -> list[Choice]:
        """What was chosen line by line, and for the rest at once."""
        data, loads = self.cleaned_data, self.loads.copy()
        named = {each.key: str(data.get(f"a-{each.key}") or "") for each in self.things}
        loads.update(to for each in self.things if each.is_open and (to := named[each.key]))
        found = []
        for each in self.things:
            if to := named[each.key] or self._rest(each, loads):
                found.append(Choice(each.source, each.held.pk, self.people[to], data.get(f"lit-{each.key}", "")))
        return found

    def _rest(self, thing: Thing, loads: Counter[str]) -> str:
        """Who takes what nobody was chosen for; what hangs on old notes is chosen thing by thing.

        Shared, each goes to who has least by then.
        """
        to = str(self.cleaned_data.get("rest_to", ""))
        able = self.may_take[thing.source]
        if not thing.is_open or thing.held.readings or not able:
            return ""
        if to == SHARED:
            to = min(able, key=lambda key: (loads[key], int(key)))
            loads[to] += 1
        return to if to in able else ""

    def field_of(self, key: str) -> str:
        """The field that an error of the action is about."""
        return key if key.startswith("lit-") else f"a-{key}"
