"""Step 1: what there is to discover."""

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.occupations.sectors import sector_choices
from premierpas.organisations.enums import CompanyKind
from premierpas.ui.forms import ChoiceCards
from premierpas.ui.typography import title_first

from ..drafts import Step
from ..enums import OfferLevel
from .base import StepForm


class TradeForm(StepForm):
    """The trade: title, sector, host, level, what the pupil will see."""

    step = Step.TRADE
    title = forms.CharField(
        label=_("Titre de l’offre"),
        max_length=120,
        help_text=_("Ce qu’on découvre chez vous, avec des mots simples. Exemple : De la planche à la porte."),
    )
    sector = forms.ChoiceField(label=_("Secteur"), choices=[])
    host_kind = forms.ChoiceField(label=_("Qui accueille l’élève ?"), choices=[], widget=ChoiceCards)
    level = forms.ChoiceField(
        label=_("Pour quels élèves ?"),
        choices=[(OfferLevel.COLLEGE, _("4e et 3e")), (OfferLevel.SECONDE, _("Seconde"))],
        widget=ChoiceCards(
            hints={
                OfferLevel.COLLEGE: _("Une semaine, de septembre à mai"),
                OfferLevel.SECONDE: _("Une ou deux semaines, en juin"),
            }
        ),
    )
    summary = forms.CharField(
        label=_("Ce que l’élève verra"),
        max_length=1500,
        widget=forms.Textarea,
        help_text=_(
            "Trois ou quatre phrases, comme si vous lui parliez : qui vous êtes, ce qu’on fait, ce qui étonne."
        ),
    )

    def prepare(self) -> None:
        """Sectors by name; the words of a school of higher education."""
        self.choice("host_kind").choices = [(kind.value, title_first(str(kind.label))) for kind in CompanyKind]
        self.choice("sector").choices = [("", _("Choisir")), *sector_choices()]
        if self.content.host_kind == CompanyKind.HIGHER_EDUCATION:
            self.fields["title"].help_text = _(
                "Ce qu’on découvre dans votre établissement. Exemple : Une semaine dans un laboratoire de chimie."
            )
            self.fields["summary"].help_text = _(
                "Trois ou quatre phrases, comme si vous lui parliez : les études, les laboratoires, les services, "
                "les étudiants qu’il rencontrera."
            )
