"""Several pairs at once: a box and a choice for each pupil, one lead for those that are ticked."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.models import Presence
from premierpas.ui.forms import Form

from ..proposing.assigning import Match, Proposal


class ProposalsForm(Form):
    """Who is taken with whom, and who answers for them."""

    lead = forms.ChoiceField(
        label=gettext_lazy("Qui répond de ces binômes"),
        help_text=gettext_lazy("Cette personne demande à chacun comment ça va."),
    )

    def __init__(self, *args: Any, proposals: Sequence[Proposal], leads: Sequence[Presence], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposals = proposals
        self.fields["lead"].choices = [(each.pk, each.user.name) for each in leads]  # type: ignore[attr-defined]
        for each in proposals:
            pk, name = each.wish.enrolment.pk, each.wish.enrolment.pupil.full_name
            choices = [(one.free.volunteer.pk, _said(one)) for one in _choices(each)]
            whom: Any = forms.ChoiceField(label=_("Avec qui"), choices=choices, required=False)
            whom.asked = True  # of whoever is ticked
            take = forms.BooleanField(label=_("Former ce binôme : %(name)s") % {"name": name}, required=False)
            self.add_field(f"volunteer_{pk}", whom)
            self.add_field(f"take_{pk}", take)

    def taken(self) -> list[tuple[Proposal, int]]:
        """Those that are ticked, with the volunteer of each."""
        data = self.cleaned_data
        return [
            (each, int(data[f"volunteer_{pk}"]))
            for each in self.proposals
            if data.get(f"take_{(pk := each.wish.enrolment.pk)}") and data.get(f"volunteer_{pk}")
        ]

    def clean(self) -> dict[str, Any]:
        """At least one is ticked."""
        data = super().clean() or {}
        if not any(data.get(f"take_{each.wish.enrolment.pk}") for each in self.proposals):
            self.add_error(None, _("Cochez au moins un élève."))
        return data


def match_of(proposal: Proposal, volunteer_id: int) -> Match | None:
    """What counts for the volunteer who was chosen."""
    return next((each for each in _choices(proposal) if each.free.volunteer.pk == volunteer_id), None)


def _choices(proposal: Proposal) -> list[Match]:
    return [*([proposal.match] if proposal.match else []), *proposal.others]


def _said(match: Match) -> str:
    return f"{match.free.volunteer.name} ({match.points})"
