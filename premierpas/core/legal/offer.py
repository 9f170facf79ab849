"""The rules as an offer meets them: weekdays and an age band, before there is a pupil."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from .breaches import Breach, Slot, breach, minutes, presence, read_slot, said
from .day import check_day
from .rules import value

FIFTEEN_AND_OVER, UNDER_15 = "15_and_over", "under_15"
_WEEKDAYS = tuple("0123456")
_AGES = {FIFTEEN_AND_OVER: 15, UNDER_15: 14}


def check_offer_timetable(
    slots_by_weekday: Mapping[str, Sequence[Sequence[str]]], age_band: str = FIFTEEN_AND_OVER
) -> list[Breach]:
    """Every breach of an offer's week. Weekdays are `"0"` (Monday) to `"4"`; a slot is `["09:00", "12:30"]`.

    A time that can't be read is a breach of form, never an exception.
    """
    found: list[Breach] = []
    week: dict[int, tuple[Slot, ...]] = {}
    for name, slots in slots_by_weekday.items():
        if name not in _WEEKDAYS:
            found.append(breach("slots", _("Ce jour n’existe pas.")))
            continue
        read = [read_slot(slot) for slot in slots] if isinstance(slots, list | tuple) else [None]
        if None in read:
            found.append(breach("slots", _("Écrivez chaque heure ainsi : 09:00."), weekday=int(name)))
        elif read:
            week[int(name)] = tuple(slot for slot in read if slot)
    if not week and not found:
        return [breach("slots", _("Indiquez les heures d’au moins un jour."))]
    for weekday, hours in sorted(week.items()):
        found += check_day(hours, age=_AGES[age_band], weekday=weekday)
    return found + _week_as_whole(week, age_band)


def _week_as_whole(week: dict[int, tuple[Slot, ...]], age_band: str) -> list[Breach]:
    found = []
    if 6 in week:
        found.append(breach("weekly_rest", _("Le dimanche est un jour de repos."), weekday=6))
    if len(week) > value("days_per_week"):
        found.append(breach("days_per_week", _("Cinq jours au plus dans la semaine.")))
    code = "weekly_presence_under_15" if age_band == UNDER_15 else "weekly_presence_15"
    total, most = sum(presence(slots) for slots in week.values()), value(code)
    if total > most:
        message = _("La semaine dure %(total)s. À cet âge, %(most)s au plus.")
        found.append(breach(code, message % {"total": said(total), "most": said(most)}))
    for weekday in sorted(week):
        if weekday + 1 in week:
            rest = 24 * 60 - minutes(week[weekday][-1][1]) + minutes(week[weekday + 1][0][0])
            if rest < value("daily_rest_under_16"):
                message = _("Il reste %(rest)s de repos depuis la veille. Il en faut %(least)s : commencez plus tard.")
                words = {"rest": said(rest), "least": said(value("daily_rest_under_16"))}
                found.append(breach("daily_rest_under_16", message % words, weekday=weekday + 1))
    return found


def minutes_of(slots: Sequence[Sequence[str]]) -> int:
    """Minutes of presence of one day, for totals; what can't be read counts nothing."""
    read = [slot for slot in map(read_slot, slots) if slot]
    return max(0, presence(tuple(read)))


def prefill(age_band: str) -> dict[str, list[list[str]]]:
    """A legal week to begin with: seven hours a day from 15, six before."""
    day = [["09:30", "12:30"], ["13:30", "16:30"]] if age_band == UNDER_15 else [["09:00", "12:30"], ["13:30", "17:00"]]
    return {str(weekday): [list(slot) for slot in day] for weekday in range(5)}
