"""The questions of an interview: what isn't known is left empty and asked later."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core.errors import DomainError
from premierpas.core.once import new_key
from premierpas.core.phones import PhoneField
from premierpas.core.postal_codes import PostalCodeField
from premierpas.core.text import one_line
from premierpas.occupations.met import met_in
from premierpas.occupations.sectors import sector_choices
from premierpas.occupations.sheets import sheets
from premierpas.offers.demand import Demand
from premierpas.offers.enums import OfferLevel
from premierpas.offers.forms.weeks_field import WeeksField, read_slot, show_weeks, slot_value
from premierpas.offers.weeks import Days, SchoolPlace, fault_of_slot, overlapping, slots_on_offer
from premierpas.organisations.siret import clean_siret
from premierpas.ui.forms import CheckboxChips, ChoiceChips, EmailField, FiguresInput, Form, WeekCards
from premierpas.ui.written import written

from ..actions.interviewing import Said
from ..enums import Objection, Outcome
from ..models import CompanyFile, Contact, Interview
from ..winning.to_see import as_offered

MOST_PLACES = 5
MOST_TRADES = 6  # with more, the agreement would need a second page
LONGEST = 1500  # what an offer takes as its summary
OUTCOME, ANSWER = "outcome", "answer"


class InterviewForm(Form):
    """Trades, weeks, place, tutor, objections, words."""

    title = forms.CharField(label=lazy("Ce qu’on découvre, en une ligne"), required=False, max_length=120)
    sector = forms.ChoiceField(label=lazy("Secteur"), required=False)
    occupations = forms.MultipleChoiceField(
        label=lazy("Les métiers à voir"), required=False, widget=CheckboxChips,
        help_text=lazy("Un autre secteur a d’autres métiers : choisissez-le, puis enregistrez."),
    )  # fmt: skip
    trades = forms.CharField(
        label=lazy("Un autre métier, et ce que l’élève verrait"), required=False, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    places = forms.TypedChoiceField(
        label=lazy("Élèves à la fois"), coerce=int, required=False,
        choices=[(n, str(n)) for n in range(1, MOST_PLACES + 1)],
    )  # fmt: skip
    level = forms.ChoiceField(
        label=lazy("Classes"), required=False,
        choices=[(OfferLevel.COLLEGE, lazy("4e et 3e")), (OfferLevel.SECONDE, lazy("Seconde"))],
    )  # fmt: skip
    weeks = WeeksField(label=lazy("Semaines"), required=False, widget=WeekCards)
    street = forms.CharField(label=lazy("Adresse du lieu"), required=False, max_length=200)
    postal_code = PostalCodeField(label=lazy("Code postal"), required=False)
    city = forms.CharField(label=lazy("Ville"), required=False, max_length=100)
    contact = forms.ChoiceField(label=lazy("Avec"), required=False)
    tutor_name = forms.CharField(label=lazy("Tuteur ou tutrice"), required=False, max_length=150)
    tutor_phone = PhoneField(label=lazy("Son téléphone"), required=False)
    tutor_email = EmailField(label=lazy("Son e-mail"), required=False)
    needs = forms.CharField(
        label=lazy("Ce que l’entreprise en attend"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    said = forms.CharField(
        label=lazy("Ses mots"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    siret = forms.CharField(
        label=lazy("SIRET"), required=False, max_length=60, widget=FiguresInput(attrs={"autocomplete": "off"}),
        help_text=lazy("Quatorze chiffres : il en faut un pour créer le brouillon."),
    )  # fmt: skip
    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, file: CompanyFile, interview: Interview | None, people: list[Contact],
        demand: dict[Days, Demand] | None, place: SchoolPlace,
    ) -> None:  # fmt: skip
        super().__init__(data, initial=_initial(file, interview, people) | {"once": new_key()})
        self._place, self._people = place, {str(each.pk): each for each in people}
        self._choices("sector", [("", _("à demander")), *sector_choices()])
        self._choices("occupations", _trades(str(self["sector"].value() or ""), self["occupations"].value() or []))
        self._choices("contact", [("", _("à demander")), *((key, each.name) for key, each in self._people.items())])
        level = str(self["level"].value() or OfferLevel.COLLEGE)
        slots = dict(slots_on_offer(level, place))
        for days in _listed(self["weeks"].value()):
            slots.setdefault(days, False)
        show_weeks(self.fields["weeks"], slots.items(), demand or {})  # type: ignore[arg-type]
        if demand is None:  # only holidays are said: how many pupils are free isn't for everybody's eyes
            cards = self.fields["weeks"].widget
            cards.hints = {value: words for value, words in cards.hints.items() if value in cards.closed}
        if file.company_id is not None:
            del self.fields["siret"]
        heard = {each.objection: each for each in interview.objections.all()} if interview and interview.pk else {}
        for each in Objection:
            known = heard.get(each)
            self.add_field(
                f"{OUTCOME}_{each}",
                forms.ChoiceField(
                    label=_("Après"), required=False, choices=Outcome.choices, widget=ChoiceChips,
                    initial=known.outcome if known else "",
                ),
            )  # fmt: skip
            self.add_field(
                f"{ANSWER}_{each}",
                forms.CharField(
                    label=_("Ce que vous avez répondu"), required=False, max_length=300,
                    initial=known.answer if known else "",
                ),
            )  # fmt: skip

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean_siret(self) -> str:
        """Fourteen digits whose sum is right, or none."""
        typed = self.cleaned_data["siret"].strip()
        try:
            return clean_siret(typed) if typed else ""
        except DomainError as error:
            raise forms.ValidationError(str(error.message)) from None

    def clean_title(self) -> str:
        """On one line."""
        return one_line(self.cleaned_data["title"])

    def clean(self) -> dict[str, Any]:
        """Weeks that may be; an answer belongs to an objection that was heard."""
        data = super().clean() or {}
        slots = sorted(_listed(data.get("weeks") or []))
        level = data.get("level") or str(OfferLevel.COLLEGE)
        faults = [fault for days in slots if (fault := fault_of_slot(days, level, self._place))]
        if overlapping(slots):
            faults.append(_("Deux de ces semaines se chevauchent : gardez l’une des deux."))
        for fault in faults:
            self.add_error("weeks", fault)
        data["weeks"] = [[first.isoformat(), last.isoformat()] for first, last in slots]
        if len(data.get("occupations") or []) > MOST_TRADES:
            self.add_error("occupations", _("Six métiers au plus : gardez ceux qu’un élève verrait vraiment."))
        if len(as_offered(data.get("occupations") or [], data.get("trades") or "")) > LONGEST:
            self.add_error("trades", _("Avec les métiers cochés, c’est trop long pour une offre : raccourcissez."))
        data["level"], data["places"] = level, data.get("places") or 1
        data["contact"] = self._people.get(data.get("contact") or "")
        for each in Objection:
            if data.get(f"{ANSWER}_{each}") and not data.get(f"{OUTCOME}_{each}"):
                self.add_error(f"{OUTCOME}_{each}", _("Dites ce que cette réponse a donné."))
        return data

    @property
    def kept(self) -> Said:
        """What was typed, as the interview keeps it."""
        data = self.cleaned_data
        return Said(data, {each: (data[f"{OUTCOME}_{each}"], data[f"{ANSWER}_{each}"]) for each in Objection})


def _listed(values: Any) -> list[Days]:
    found = []
    for value in values or []:
        try:
            found.append(read_slot(str(value)))
        except ValueError:
            continue
    return found


def _trades(sector: str, ticked: Iterable[str]) -> list[tuple[str, str]]:
    """Those of the sector, and whatever is ticked of others."""
    known = sheets()
    shown = dict.fromkeys([*met_in(sector), *(known[slug] for slug in ticked if slug in known)])
    return [(sheet.slug, written(sheet.title)) for sheet in shown]


def _initial(file: CompanyFile, interview: Interview | None, people: list[Contact]) -> dict[str, Any]:
    """What is kept already, else what the file says: nobody types it twice."""
    if interview is not None:
        names = (
            "title", "sector", "occupations", "trades", "places", "level", "street", "postal_code", "city",
            "tutor_name", "tutor_phone", "tutor_email", "needs", "said",
        )  # fmt: skip
        kept = {name: getattr(interview, name) for name in names}
        weeks = [slot_value(days) for days in (read_slot("/".join(each)) for each in interview.weeks)]
        return kept | {"weeks": weeks, "contact": interview.contact_id or "", "siret": file.siret}
    main = people[0] if people else None
    return {
        "sector": file.sector, "street": file.street, "postal_code": file.postal_code, "city": file.city,
        "siret": file.siret, "contact": main.pk if main else "", "level": OfferLevel.COLLEGE, "places": 1,
    }  # fmt: skip
