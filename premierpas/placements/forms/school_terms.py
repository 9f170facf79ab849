"""What a school sets for its agreements, and to whom its head delegates signing."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.organisations.models import Membership
from premierpas.ui.forms import ChoiceCards, DateField, Form, LogoField, ModelForm

from ..models import SchoolTerms, SigningOrder
from ..terms.articles import own_articles


class SchoolTermsForm(ModelForm):
    """Applies to agreements opened from now on."""

    logo = LogoField(label=gettext_lazy("Logo de l’établissement"), required=False)
    remove_logo = forms.BooleanField(label=gettext_lazy("Retirer le logo"), required=False)
    guardians = forms.TypedChoiceField(
        label=gettext_lazy("Combien de responsables légaux signent"), coerce=int,
        choices=[(1, gettext_lazy("un")), (2, gettext_lazy("deux, quand il y en a deux"))], widget=ChoiceCards,
    )  # fmt: skip
    order = forms.ChoiceField(label=gettext_lazy("Qui signe d’abord"), choices=SigningOrder.choices, widget=ChoiceCards)
    second_guardian_required = forms.BooleanField(
        label=gettext_lazy("Sans la seconde signature, l’élève ne part pas"), required=False,
        help_text=gettext_lazy("Non coché : un second parent injoignable ne bloque jamais."),
    )  # fmt: skip

    def clean_own_articles(self) -> str:
        """Each article has a title and words, else it would be lost."""
        text = str(self.cleaned_data["own_articles"])
        articles = own_articles(text)
        if text.strip() and not text.lstrip().startswith("#"):
            raise forms.ValidationError(_("Commencez par une ligne « # Titre » : c’est le nom du premier article."))
        for title, words in articles:
            if not title or not words:
                name = title or _("sans titre")
                raise forms.ValidationError(_("L’article « %(name)s » est incomplet.") % {"name": name})
        return text

    class Meta:
        model = SchoolTerms
        fields = ["insurance", "board_decision", "objectives", "follow_up", "extra_article", "own_articles",
                  "guardians", "second_guardian_required", "order"]  # fmt: skip
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("objectives", "follow_up", "extra_article")} | {
            "own_articles": forms.Textarea(attrs={"rows": 12})
        }
        help_texts = {
            "insurance": gettext_lazy("Assureur et numéro de contrat, tels qu’ils seront imprimés."),
            "extra_article": gettext_lazy("Ajouté après les articles communs, 1 200 signes au plus."),
            "own_articles": gettext_lazy(
                "À la place de nos articles, pour les conventions dont on demande ensuite les signatures. Commencez "
                "chaque article par une ligne « # Titre ». Vide : nos articles."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The logo can be removed only where there is one."""
        super().__init__(*args, **kwargs)
        if not self.instance.logo:
            del self.fields["remove_logo"]


class DelegationForm(Form):
    """A member of the school, and the days between which they may sign."""

    delegate = forms.ChoiceField(label=gettext_lazy("À qui"))
    first_day = DateField(label=gettext_lazy("Premier jour"))
    last_day = DateField(label=gettext_lazy("Dernier jour"))

    def __init__(self, *args: Any, members: list[Membership], **kwargs: Any) -> None:
        """Only present members of the school."""
        super().__init__(*args, **kwargs)
        self.members = {str(each.pk): each for each in members}
        names = [(pk, each.user.name) for pk, each in self.members.items()]
        self.fields["delegate"].choices = [("", _("Choisir une personne")), *names]  # type: ignore[attr-defined]

    def clean_delegate(self) -> Membership:
        """The membership itself."""
        return self.members[self.cleaned_data["delegate"]]
