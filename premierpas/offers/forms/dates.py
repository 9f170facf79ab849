"""Step 4: weeks, places and hours. The rules of law are judged here and again when the offer is submitted."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core import clock
from premierpas.core.legal.offer import FIFTEEN_AND_OVER, UNDER_15, check_offer_timetable
from premierpas.ui.forms import ChoiceCards, WeekCards
from premierpas.ui.typography import day_name, title_first

from ..content import OfferContent, Timetable
from ..demand import demand_by_slot
from ..drafts import Step
from ..enums import OfferLevel
from ..publishing import WeekInUse, seats_in_use
from ..readiness import MOST_PLACES, place_of
from ..seats import PlacesInUse
from ..timetable import POINTS, WEEKDAYS, IncompleteDay, points_of_day, shortened, slots_of_day
from ..weeks import fault_of_slot, overlapping, slots_on_offer
from .base import StepForm
from .hours import POINT_NAMES, length_of, time_field
from .weeks_field import WeeksField, read_slot, show_weeks, slot_value

OLD, YOUNG = "t15", "t14"
SAME, SHORTER, OWN = "same", "shorter", "own"


class DatesForm(StepForm):
    """Weeks, places, two timetables."""

    step = Step.DATES
    template = "offers/steps/dates.html"
    weeks = WeeksField(
        label=gettext_lazy("Vos semaines"),
        widget=WeekCards,
        help_text=gettext_lazy("Plus il y a d’élèves, plus vous serez trouvé. Les vacances sont fermées."),
        error_messages={"required": gettext_lazy("Cochez au moins une semaine.")},
    )
    places = forms.IntegerField(
        label=gettext_lazy("Places par semaine"), min_value=1, max_value=MOST_PLACES,
        help_text=gettext_lazy("Un tuteur peut recevoir deux élèves au plus."),
        error_messages={
            "min_value": gettext_lazy("Indiquez au moins une place par semaine."),
            "max_value": gettext_lazy("Huit places au plus par semaine."),
        },
    )  # fmt: skip
    young = forms.ChoiceField(
        label=gettext_lazy("Moins de 15 ans"),
        choices=[
            (SHORTER, gettext_lazy("Mêmes journées, plus courtes")),
            (SAME, gettext_lazy("Les mêmes horaires")),
            (OWN, gettext_lazy("D’autres horaires")),
        ],
        help_text=gettext_lazy("Six heures par jour et trente par semaine. Beaucoup d’élèves de 3e ont 14 ans."),
        widget=ChoiceCards(
            hints={
                SHORTER: gettext_lazy("Arrivée une demi-heure plus tard, 6 h par jour"),
                SAME: gettext_lazy("Si vos journées ne dépassent pas 30 h en tout"),
                OWN: gettext_lazy("Vous les écrivez jour par jour"),
            }
        ),
    )
    hours_note = forms.CharField(
        label=gettext_lazy("Un mot sur les horaires"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Par exemple : la livraison du mardi commence à 8 h."),
    )  # fmt: skip

    def initial_of(self, content: OfferContent) -> dict[str, Any]:
        """Weeks as cards, hours as four points a day."""
        same, young = content.same_for_under_15, content.timetable_under_15
        choice = SAME if same else SHORTER if young == shortened(content.timetable_15) or not young else OWN
        initial = {"places": content.places, "hours_note": content.hours_note, "young": choice}
        initial["weeks"] = [slot_value(days) for days in content.slots if days[0] > clock.today()]
        for prefix, table in ((OLD, content.timetable_15), (YOUNG, young or shortened(content.timetable_15))):
            for day in WEEKDAYS:
                for point, text in points_of_day(table.get(str(day), [])).items():
                    initial[f"{prefix}_{day}_{point}"] = text
        return initial

    def prepare(self) -> None:
        """The cards of the calendar and forty inputs of hours."""
        for prefix in (OLD, YOUNG):
            for day in WEEKDAYS:
                for point in POINTS:
                    label = f"{day_name(day)}, {POINT_NAMES[point]}"
                    self.fields[f"{prefix}_{day}_{point}"] = time_field(label)
        self.used = seats_in_use(self.offer)
        self.school_place = place_of(self.offer, self.content)
        offered = dict(slots_on_offer(self.content.level, self.school_place))
        for days in _listed(self["weeks"].value()):
            offered.setdefault(days, False)
        territory = self.offer.territory_id or self.offer.company.territory_id
        demand = demand_by_slot(territory, self.content.level, offered)
        show_weeks(self.fields["weeks"], offered.items(), demand)  # type: ignore[arg-type]
        if self.content.level == OfferLevel.SECONDE:
            self.fields["weeks"].help_text = _(
                "Les deux dernières semaines de juin : l’une, l’autre, ou les deux de suite."
            )
            self.fields["young"].help_text = _("Six heures par jour et trente par semaine, pour ceux qui ont 14 ans.")

    def clean_weeks(self) -> list[list[str]]:
        """Future, legal, without overlap; the weeks of a public offer that have begun stay."""
        slots = sorted(read_slot(text) for text in self.cleaned_data["weeks"])
        faults = [fault for days in slots if (fault := fault_of_slot(days, self.content.level, self.school_place))]
        if overlapping(slots):
            faults.append(_("Deux de vos dates se chevauchent : gardez une semaine, ou les deux ensemble."))
        kept = {tuple(days) for days in slots}
        faults += [
            str(WeekInUse(slot))
            for slot in self.used
            if (slot.first_day, slot.last_day) not in kept and slot.first_day > clock.today()
        ]
        if faults:
            raise forms.ValidationError(faults)
        begun = [days for days in self.content.slots if days[0] <= clock.today()] if self.offer.published_at else []
        return [[first.isoformat(), last.isoformat()] for first, last in [*begun, *slots]]

    def clean_places(self) -> int:
        """Not below the seats that are held or taken."""
        places: int = self.cleaned_data["places"]
        used = max(self.used.values(), default=0)
        if places < used:
            raise forms.ValidationError(str(PlacesInUse(used)))
        return places

    def clean(self) -> dict[str, Any]:
        """Judge both timetables by the table of rules."""
        data = super().clean() or {}
        self.timetables: dict[str, Timetable] = {}
        self.week_errors: dict[str, list[str]] = {OLD: [], YOUNG: []}
        old = self._read(OLD, data)
        if old is not None:
            self.timetables[OLD] = old
            self._judge(OLD, old, FIFTEEN_AND_OVER)
        choice = data.get("young")
        young = old if choice == SAME else None
        if choice == SHORTER and old and OLD in self.timetables:
            young = shortened(old)
        if choice == OWN:
            young = self._read(YOUNG, data)
        if young is not None and (choice == OWN or OLD in self.timetables):
            self.timetables[YOUNG] = young
            self._judge(YOUNG, young, UNDER_15, own=choice == OWN)
        return data

    def _read(self, prefix: str, data: dict[str, Any]) -> Timetable | None:
        """The timetable of four points a day; None when a day can't be read."""
        table: Timetable = {}
        readable = True
        for day in WEEKDAYS:
            names = {point: f"{prefix}_{day}_{point}" for point in POINTS}
            if any(name in self.errors for name in names.values()):
                readable = False
                continue
            try:
                slots = slots_of_day({point: data.get(name) for point, name in names.items()})
            except IncompleteDay as gap:
                self.add_error(names[gap.point], _("Il manque cette heure, ou videz toute la ligne."))
                readable = False
                continue
            if slots:
                table[str(day)] = slots
        return table if readable else None

    def _judge(self, prefix: str, table: Timetable, band: str, *, own: bool = True) -> None:
        for breach in check_offer_timetable(table, band):
            self.timetables.pop(prefix, None)
            if prefix == YOUNG and not own:
                if OLD in self.timetables:
                    self.add_error("young", breach.message)
            elif breach.weekday is None or breach.weekday not in WEEKDAYS:
                self.week_errors[prefix].append(breach.message)
                self.add_error(None, forms.ValidationError(breach.message, code="week"))
            else:
                self.add_error(f"{prefix}_{breach.weekday}_out", breach.message)

    def values(self) -> dict[str, Any]:
        """The weeks and hours that are right."""
        right = super().values()
        if OLD in self.timetables and YOUNG in self.timetables:
            same = self.cleaned_data.get("young") == SAME
            right |= {
                "timetable_15": self.timetables[OLD],
                "same_for_under_15": same,
                "timetable_under_15": {} if same else self.timetables[YOUNG],
            }
        elif OLD in self.timetables:
            right["timetable_15"] = self.timetables[OLD]
        return right

    def tables(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """Both timetables."""
        return [(prefix, self.table(prefix)["rows"]) for prefix in (OLD, YOUNG)]

    def table(self, prefix: str) -> dict[str, Any]:
        """A timetable for the template: rows, their length, and what is wrong with the week."""
        rows = list(self._rows(prefix))
        whole = self.week_errors[prefix] if self.is_bound and self.errors else []
        errors = [error for row in rows for error in row["errors"]]
        return {"prefix": prefix, "rows": rows, "whole": whole, "errors": [*whole, *errors]}

    def _rows(self, prefix: str) -> Iterator[dict[str, Any]]:
        for day in WEEKDAYS:
            cells = [(title_first(str(POINT_NAMES[point])), self[f"{prefix}_{day}_{point}"]) for point in POINTS]
            errors = [error for _name, cell in cells for error in cell.errors]
            yield {
                "id": f"{prefix}_{day}",
                "name": day_name(day),
                "cells": cells,
                "errors": errors,
                "minutes": length_of({point: self[f"{prefix}_{day}_{point}"].value() for point in POINTS}),
            }

    @property
    def old_hours(self) -> dict[str, Any]:
        """From 15 on."""
        return self.table(OLD)

    @property
    def young_hours(self) -> dict[str, Any]:
        """Under 15."""
        return self.table(YOUNG)

    @property
    def young_is_own(self) -> bool:
        """Whether the second timetable is the one that counts."""
        return self["young"].value() == OWN


def _listed(values: Any) -> Iterator[tuple[Any, Any]]:
    for text in values or []:
        try:
            yield read_slot(str(text))
        except ValueError:
            continue
