"""Step 2: where the pupil goes, and how to get there."""

from typing import Any, cast

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core.actors import Actor
from premierpas.core.alphabet import alphabetical
from premierpas.core.postal_codes import PostalCodeField, communes_written
from premierpas.organisations.actions.companies import add_site
from premierpas.organisations.models import Site
from premierpas.ui.forms import ChoiceCards, FiguresInput

from ..drafts import Step
from .base import StepForm

NEW = "new"
NEW_SITE_FIELDS = ("site_name", "street", "postal_code")


class PlaceForm(StepForm):
    """A site the company has, or a new one."""

    step = Step.PLACE
    template = "offers/steps/place.html"
    site = forms.ChoiceField(label=gettext_lazy("Où l’élève sera-t-il accueilli ?"), choices=[], widget=ChoiceCards)
    site_name = forms.CharField(
        label=gettext_lazy("Nom du lieu ou du service"), max_length=120, required=False,
        help_text=gettext_lazy("Exemple : atelier, boutique, service comptabilité."),
    )  # fmt: skip
    street = forms.CharField(label=gettext_lazy("Numéro et rue"), max_length=200, required=False)
    postal_code = PostalCodeField(
        label=gettext_lazy("Code postal"), required=False, widget=FiguresInput(attrs={"class": "input input--s"})
    )
    insee = forms.ChoiceField(label=gettext_lazy("Commune"), choices=[], required=False)
    access = forms.CharField(
        label=gettext_lazy("Comment venir"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Exemple : RER A Nanterre-Ville, puis cinq minutes à pied. Sonner à l’atelier."),
    )  # fmt: skip
    wheelchair = forms.BooleanField(
        label=gettext_lazy("Un fauteuil roulant entre partout"), required=False,
        help_text=gettext_lazy("Entrée, toilettes et lieu de travail."),
    )  # fmt: skip

    def initial_of(self, content: Any) -> dict[str, Any]:
        """The site by its id; a company without a site begins with a new one at its own address."""
        company = self.offer.company
        self.sites = list(Site.objects.filter(company=company).order_by(alphabetical("name"), "pk"))
        first = {"site": content.site_id or (NEW if not self.sites else None)}
        if not self.sites:
            first |= {"street": company.street, "postal_code": company.postal_code, "insee": company.insee}
        return first | {"access": content.access, "wheelchair": content.wheelchair}

    def prepare(self) -> None:
        """The company's sites, and the communes of the postal code that was typed."""
        choices = [(str(site.pk), site.name) for site in self.sites]
        self.choice("site").choices = [*choices, (NEW, _("Un autre lieu"))]
        hints = {str(site.pk): f"{site.street}, {site.postal_code} {site.city}" for site in self.sites}
        self.fields["site"].widget.hints = hints
        code = (self["postal_code"].value() or "").strip()
        self.communes = shared = communes_written(code)
        self.choice("insee").choices = [("", _("Choisir")), *((each.insee, each.name) for each in shared)]
        codes = {each.insee for each in shared}
        if self.is_bound and self.data.get("insee", "") not in codes:  # of the postal code typed before
            cast("MultiValueDict[str, str]", self.data)["insee"] = shared[0].insee if len(shared) == 1 else ""
        self.is_new = self["site"].value() == NEW
        for name in NEW_SITE_FIELDS:
            self.fields[name].required = self.is_new
        self.fields["insee"].required = self.is_new and len(shared) > 1
        self.fields["insee"].error_messages["required"] = _(
            "Plusieurs communes ont ce code postal\u00a0: choisissez la vôtre."
        )
        if not code:
            self.fields["insee"].help_text = _("Le code postal donne le choix des communes.")

    def clean(self) -> dict[str, Any]:
        """A new site needs a commune."""
        data = super().clean() or {}
        if data.get("site") != NEW:
            return data
        self._choose_commune(data)
        return data

    def _choose_commune(self, data: dict[str, Any]) -> None:
        if data.get("postal_code") and len(self.communes) == 1:
            data["insee"] = self.communes[0].insee

    def values(self) -> dict[str, Any]:
        """The site's id, once it is one of the company's."""
        right = super().values()
        site = self.cleaned_data.get("site")
        return right | ({"site_id": int(site)} if site and site != NEW else {})

    def make(self, *, by: Actor) -> dict[str, Any]:
        """Add the new site; one that is there already (same name and address) is taken again."""
        data = self.cleaned_data
        if data.get("site") != NEW:
            return {}
        site = add_site(
            self.offer.company,
            by=by,
            name=data["site_name"],
            street=data["street"],
            postal_code=data["postal_code"],
            insee=data["insee"],
        )
        return {"site_id": site.pk}
