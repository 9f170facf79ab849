"""Photos, an opinion, thanks, people worth knowing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.ui.forms import ChoiceCards, Form, PhotoField
from premierpas.workshop.forms.written import Written, text_field

MARKS = [(4, _("Beaucoup")), (3, _("Assez")), (2, _("Un peu")), (1, _("Pas du tout"))]


class DescriptionForm(Form):
    """What stands under a photo, and what is read to somebody who doesn't see it."""

    caption = forms.CharField(label=_("La légende"), help_text=_("Ce qui s’écrit sous la photo."), max_length=200)
    alt = forms.CharField(
        label=_("Ce qu’on voit"),
        help_text=_("Pour quelqu’un qui ne voit pas la photo. Par exemple : « Un établi avec des outils rangés. »"),
        max_length=300,
    )


class PhotoForm(DescriptionForm):
    """A new photo."""

    field_order = ["picture", "caption", "alt"]
    picture = PhotoField(label=_("Ta photo"))


def _mark(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=MARKS, coerce=int, widget=ChoiceCards(short=True))


class OpinionForm(Form):
    """Three marks, and whether one would send a friend there."""

    welcome = _mark(_("Tu t’es senti bien accueilli ?"))
    interest = _mark(_("On t’a montré des choses intéressantes ?"))
    learning = _mark(_("Tu as appris quelque chose ?"))
    again = forms.TypedChoiceField(
        label=_("Tu conseillerais cette place ?"),
        choices=[("yes", _("Oui")), ("no", _("Non"))],
        coerce=lambda value: value == "yes",
        widget=ChoiceCards(short=True),
    )


class ThanksForm(Written):
    """A letter of thanks in three short parts."""

    thanks = text_field(_("Merci"), _("Qui remercies-tu, et de quoi exactement ?"), 3, 800)
    moment = text_field(_("Un moment"), _("Raconte ce que tu n’oublieras pas. Une scène, pas une liste."), 4, 1200)
    closing = text_field(_("La fin"), _("Ce que cette semaine change pour toi. Puis salue."), 3, 800)


class ContactForm(Form):
    """Somebody whom one has met."""

    name = forms.CharField(label=_("Son nom"), max_length=100)
    trade = forms.CharField(label=_("Son métier"), max_length=100, required=False)
    told = forms.CharField(
        label=_("Ce que cette personne t’a dit"),
        max_length=1500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reach = forms.CharField(
        label=_("Comment la joindre"),
        help_text=_("Seulement si elle te l’a proposé. Toi seul vois ce carnet."),
        max_length=200,
        required=False,
    )
