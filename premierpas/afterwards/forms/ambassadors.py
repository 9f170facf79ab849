"""What somebody saw in their week, for those who come next."""

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.ui.forms import Form


class TaleForm(Form):
    """A trade, a few sentences, and how much of oneself is shown."""

    trade = forms.CharField(
        label=_("Le métier ou le lieu"),
        help_text=_("Par exemple : une menuiserie, un cabinet vétérinaire."),
        max_length=80,
    )
    saw = forms.CharField(
        label=_("Ce que tu as vu"),
        help_text=_("Trois phrases : une chose surprenante, une chose dure, un conseil. Sans nom de personne."),
        max_length=900,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    with_name = forms.BooleanField(label=_("Signer de mon prénom"), required=False)
    may_be_invited = forms.BooleanField(
        label=_("Je veux bien être invité à en parler un jour, devant une classe"), required=False
    )


class RefuseForm(Form):
    """Why it is given back."""

    reason = forms.CharField(
        label=_("Ce qui est à reprendre"), help_text=_("L’élève le lit."), max_length=300, required=False
    )
