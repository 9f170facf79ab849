"""A campaign: to whom, what it says, why families are written to."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core.audiences import Audience, Filter
from premierpas.ui.forms import ChoiceCards, Form

from ..enums import Ground
from ..models import Announcement, Campaign, Template
from ..wording import BLANKS
from .base import OnceForm


class NewCampaignForm(OnceForm):
    """A name, its readers, and the words that it begins with."""

    title = forms.CharField(
        label=lazy("Nom de la campagne"), max_length=80, help_text=lazy("Pour l’équipe. Par exemple : places de mai.")
    )
    audience = forms.ChoiceField(label=lazy("À qui ?"), widget=ChoiceCards(short=True))
    template = forms.ChoiceField(label=lazy("Partir d’un modèle"), required=False)
    pieces = forms.MultipleChoiceField(
        label=lazy("Ou réunir des annonces"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, data: Any = None, *, audiences: list[Audience], templates: list[Template], pieces: list[Announcement]
    ) -> None:
        super().__init__(data)
        offered = {each.code: each.label for each in audiences}
        self.fields["audience"].choices = list(offered.items())  # type: ignore[attr-defined]
        rows = [(str(each.pk), f"{each.name} ({offered[each.audience]})") for each in templates]
        self.fields["template"].choices = [("", _("sans modèle")), *rows]  # type: ignore[attr-defined]
        self.fields["pieces"].choices = [(str(each.pk), each.title) for each in pieces]  # type: ignore[attr-defined]
        for name, there in (("template", templates), ("pieces", pieces)):
            if not there:
                del self.fields[name]


class CampaignForm(Form):
    """Who is chosen, then the words. The filters are those of the audience."""

    title = forms.CharField(label=lazy("Nom de la campagne"), max_length=80)
    subject = forms.CharField(label=lazy("Objet"), max_length=120, help_text=lazy("Jamais le nom d’un élève."))
    text = forms.CharField(label=lazy("Texte"), max_length=6000, widget=forms.Textarea(attrs={"rows": 12}))

    def __init__(self, data: Any = None, *, campaign: Campaign, audience: Audience, filters: list[Filter]) -> None:
        first = {"title": campaign.title, "subject": campaign.subject, "text": campaign.text, "ground": campaign.ground}
        super().__init__(data, initial=first | campaign.chosen)
        words = {name: self.fields.pop(name) for name in ("subject", "text")}
        words["text"].help_text = _("Blancs remplis pour chaque personne : %(names)s.") % {
            "names": ", ".join(f"{{{each}}}" for each in BLANKS)
        }
        if audience.necessary:
            self.fields["ground"] = forms.ChoiceField(
                label=_("Pourquoi écrire aux familles ?"), choices=Ground.choices, widget=ChoiceCards()
            )
        for each in filters:
            self.fields[each.name] = forms.ChoiceField(label=each.label, choices=list(each.choices), required=False)
        self.fields |= words
        self.filters = [each.name for each in filters]

    def chosen(self) -> dict[str, str]:
        """What the filters say."""
        return {name: self.cleaned_data.get(name, "") for name in self.filters}


class TemplateForm(Form):
    """A name for words that are kept."""

    name = forms.CharField(label=lazy("Nom du modèle"), max_length=80)
