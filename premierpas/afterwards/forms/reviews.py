"""One side's part of a review: four short fields."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.ui.forms import Form

MOST = 600


def _words(label: Any, hint: Any, *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=MOST, widget=forms.Textarea(attrs={"rows": 3})
    )


class PartForm(Form):
    """What grew, what helped, what comes next, a word. `version`: the save that the page was opened on."""

    grew = _words(_("Ce qui a grandi"), _("Une chose que l’élève fait ou ose, et ne faisait pas en septembre."))
    helped = _words(_("Ce qui a aidé"), _("Une rencontre, un geste, un moment."))
    coming = _words(_("Et ensuite"), _("Une piste pour l’an prochain, pas un jugement."))
    word = _words(_("Un mot à l’élève"), _("L’élève le lira tel quel."), required=True)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
