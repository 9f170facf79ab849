"""What a company says on the phone, written down by a coordinator; and a paper for its file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.applications.enums import RejectionReason
from premierpas.core.postal_codes import PostalCodeField
from premierpas.ui.forms import ChoiceCards, Form, ScanField

from ..actions.for_host import Answer


class AnswerForHostForm(Form):
    """Yes, no with a reason and a word for the pupil, or more time."""

    answer = forms.ChoiceField(
        label=_("Que répond l’entreprise ?"),
        widget=ChoiceCards(short=True),
        choices=[(Answer.YES, _("Oui")), (Answer.NO, _("Non")), (Answer.LATER, _("Plus de temps"))],
    )
    reason = forms.ChoiceField(
        label=_("Si c’est non, pourquoi"), required=False,
        choices=[("", _("Choisir une raison")), *RejectionReason.choices],
    )  # fmt: skip
    kind_words = forms.CharField(
        label=_("Si c’est non, un mot pour l’élève"), required=False, max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Une phrase simple, qui l’aide à continuer. Elle lui est montrée telle quelle."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A no says why."""
        data = super().clean() or {}
        if data.get("answer") == Answer.NO:
            if not data.get("reason"):
                self.add_error("reason", _("Choisissez une raison."))
            if not (data.get("kind_words") or "").strip():
                self.add_error("kind_words", _("Écrivez une phrase à l’élève : elle l’aide à continuer."))
        return data


class WordsForm(Form):
    """The words of a public offer."""

    title = forms.CharField(label=_("Titre"), max_length=120)
    summary = forms.CharField(
        label=_("Ce que l’élève verra"), max_length=1500, widget=forms.Textarea(attrs={"rows": 5})
    )
    version = forms.CharField(widget=forms.HiddenInput)

    def compare_with(self, version: str) -> None:
        """From now on the page stands beside this version: sent again, it counts."""
        self.data = {**self.data.dict(), "version": version}  # type: ignore[attr-defined]


class SiteForm(Form):
    """A place of the company."""

    name = forms.CharField(label=_("Nom du lieu"), max_length=120, help_text=_("Par exemple : atelier de Puteaux."))
    street = forms.CharField(label=_("Adresse"), max_length=200)
    postal_code = PostalCodeField(label=_("Code postal"))


class DocumentForm(Form):
    """A paper and what it is."""

    name = forms.CharField(label=_("Ce que c’est"), max_length=120, help_text=_("Par exemple : charte signée."))
    scan = ScanField(label=_("Le document"))
