"""Step 6: who receives the pupil, who signs, who follows the applications."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core.actors import Actor
from premierpas.core.alphabet import alphabetical
from premierpas.organisations.actions.own_company import name_tutor
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership, Tutor
from premierpas.ui.forms import CheckboxCards, ChoiceCards, ReachField

from ..drafts import Step
from ..readiness import MOST_TUTORS
from .base import StepForm

NEW_TUTOR = ("tutor_name", "tutor_function", "tutor_contact")


class SigningForm(StepForm):
    """Tutors, signatory, colleagues: members of the company."""

    step = Step.SIGNING
    template = "offers/steps/signing.html"
    tutor_ids = forms.MultipleChoiceField(
        label=gettext_lazy("Qui sera le tuteur ?"), required=False, choices=[], widget=CheckboxCards,
        help_text=gettext_lazy("Une ou deux personnes, présentes avec l’élève toute la semaine."),
    )  # fmt: skip
    named_tutor_ids = forms.MultipleChoiceField(
        label=gettext_lazy("Ou un tuteur sans compte"), required=False, choices=[], widget=CheckboxCards
    )
    tutor_name = forms.CharField(label=gettext_lazy("Prénom et nom"), required=False, max_length=150)
    tutor_function = forms.CharField(label=gettext_lazy("Fonction"), required=False, max_length=100)
    tutor_contact = ReachField(
        label=gettext_lazy("Téléphone ou e-mail"), required=False,
        help_text=gettext_lazy("Il ne va que sur la convention. L’élève lit le nom et la fonction."),
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
        named = list(
            Tutor.objects.filter(company=self.offer.company_id, until=None).order_by(alphabetical("name"), "pk")
        )
        self.choice("named_tutor_ids").choices = [(str(each.pk), each.name) for each in named]
        self.fields["named_tutor_ids"].widget.hints = {str(each.pk): each.function for each in named}
        if not named:
            del self.fields["named_tutor_ids"]
        for name in ("tutor_ids", "named_tutor_ids", *NEW_TUTOR):  # one of them is asked for, whichever it is
            if name in self.fields:
                self.fields[name].asked = True  # type: ignore[attr-defined]
        self.is_new = any(self[name].value() for name in NEW_TUTOR)
        if len(members) == 1:
            del self.fields["colleague_ids"]

    def clean(self) -> dict[str, Any]:
        """One or two tutors, with or without an account; a new one is whole or not there."""
        data = super().clean() or {}
        new = {name: data.get(name) for name in NEW_TUTOR}
        if any(new.values()):
            for name in NEW_TUTOR:
                if not new[name] and name not in self.errors:
                    self.add_error(name, _("À remplir pour nommer ce tuteur."))
        if {"tutor_ids", "named_tutor_ids"} & set(self.errors):
            return data
        chosen = len(data["tutor_ids"]) + len(data.get("named_tutor_ids", [])) + any(new.values())
        if not chosen:
            self.add_error("tutor_ids", _("Choisissez au moins un tuteur, ou nommez-en un sans compte."))
        elif chosen > MOST_TUTORS:
            self.add_error("tutor_ids", _("Deux tuteurs au plus : décochez les autres."))
        return data

    def clean_tutor_ids(self) -> list[int]:
        """Colleagues by their memberships."""
        return sorted(int(number) for number in self.cleaned_data["tutor_ids"])

    def clean_named_tutor_ids(self) -> list[int]:
        """Those who were named before."""
        return sorted(int(number) for number in self.cleaned_data["named_tutor_ids"])

    def make(self, *, by: Actor) -> dict[str, Any]:
        """Name the new tutor; the offer has them from now on."""
        data = self.cleaned_data
        if not data.get("tutor_name"):
            return {}
        values = {"name": data["tutor_name"], "function": data["tutor_function"], "contact": data["tutor_contact"]}
        tutor = name_tutor(self.offer.company, **values, by=by)
        return {"named_tutor_ids": sorted({*data.get("named_tutor_ids", []), tutor.pk})}

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
            "named_tutor_ids": [str(pk) for pk in content.named_tutor_ids],
            "tutor_ids": [str(pk) for pk in content.tutor_ids],
            "signatory_id": str(content.signatory_id or ""),
            "colleague_ids": [str(pk) for pk in content.colleague_ids],
        }
