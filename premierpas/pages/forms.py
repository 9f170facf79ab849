"""The words of a page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.ui.forms import Form

MOST = 20_000


class EditForm(Form):
    """`seen`: how often the draft had been saved when the page was opened."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Titre"), max_length=120)
    summary = forms.CharField(
        label=_("En une phrase"), max_length=250, required=False,
        help_text=_("Ce que montrent les moteurs de recherche et les aperçus de lien."),
    )  # fmt: skip
    body = forms.CharField(
        label=_("Texte"), max_length=MOST, required=False, widget=forms.Textarea(attrs={"rows": 18}),
        help_text=_(
            "Une ligne vide sépare deux paragraphes. « # » au début d’une ligne fait un titre, « - » une liste,"
            " [mots](adresse) un lien."
        ),
    )  # fmt: skip


class NewsForm(Form):
    """A piece of news begins with its title."""

    title = forms.CharField(label=_("Titre de l’actualité"), max_length=120)
