"""Step 6: who receives the pupil, who signs, who follows the applications."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core.alphabet import alphabetical
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.ui.forms import CheckboxCards, ChoiceCards

from ..drafts import Step
from ..readiness import MOST_TUTORS
from .base import StepForm


class SigningForm(StepForm):
    """Tutors, signatory, colleagues: members of the company."""

    step = Step.SIGNING
    template = "offers/steps/signing.html"
    tutor_ids = forms.MultipleChoiceField(
        label=gettext_lazy("Qui sera le tuteur ?"), choices=[], widget=CheckboxCards,
        help_text=gettext_lazy("Une ou deux personnes, présentes avec l’élève toute la semaine."),
    )  # fmt: skip
    signatory_id = forms.ChoiceField(
        label=gettext_lazy("Qui signera la convention ?"), required=False, choices=[], widget=ChoiceCards,
        help_text=gettext_lazy("Une personne qui peut engager votre structure. Ce n’est pas toujours le tuteur."),
    )  # fmt: skip
    colleague_ids = forms.MultipleChoiceField(
        label=gettext_lazy("Qui d’autre suit les candidatures ?"), required=False, choices=[], widget=CheckboxCards,
        help_text=gettext_lazy("Ils voient et répondent comme vous. Les tuteurs et le signataire en font déjà partie."),
    )  # fmt: skip

    def prepare(self) -> None:
        """The present members; only those who may sign can be the signatory."""
        present = Membership.objects.filter(company=self.offer.company_id, role=Role.COMPANY, until=None)
        members = list(present.select_related("user").order_by(alphabetical("user__name"), "pk"))
        names = [(str(member.pk), member.user.name) for member in members]
        functions = {str(member.pk): member.function for member in members}
        for name in ("tutor_ids", "colleague_ids"):
            self.choice(name).choices = names
            self.fields[name].widget.hints = functions
        signing = self.choice("signatory_id")
        signing.choices = [*names, ("", _("Je ne sais pas encore"))]
        may_not = {str(member.pk) for member in members if not member.may_sign}
        signing.widget.closed = may_not
        signing.widget.hints = functions | {pk: _("Ne peut pas signer pour la structure") for pk in may_not}
        self.nobody_may_sign = len(may_not) == len(members)
        if len(members) == 1:
            del self.fields["colleague_ids"]

    def clean_tutor_ids(self) -> list[int]:
        """One or two."""
        chosen = self.cleaned_data["tutor_ids"]
        if len(chosen) > MOST_TUTORS:
            raise forms.ValidationError(_("Deux tuteurs au plus : décochez les autres."))
        return sorted(int(number) for number in chosen)

    def clean_signatory_id(self) -> int | None:
        """Somebody who may sign, or nobody yet."""
        chosen = self.cleaned_data["signatory_id"]
        if chosen and chosen in self.fields["signatory_id"].widget.closed:
            raise forms.ValidationError(_("Cette personne ne peut pas signer pour votre structure."))
        return int(chosen) if chosen else None

    def clean_colleague_ids(self) -> list[int]:
        """Any number of colleagues."""
        return sorted(int(number) for number in self.cleaned_data["colleague_ids"])

    def initial_of(self, content: Any) -> dict[str, Any]:
        """Ids as the choices have them."""
        return {
            "tutor_ids": [str(pk) for pk in content.tutor_ids],
            "signatory_id": str(content.signatory_id or ""),
            "colleague_ids": [str(pk) for pk in content.colleague_ids],
        }
