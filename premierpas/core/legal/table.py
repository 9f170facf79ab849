"""The table of rules as people and programs read it: JSON, lines of text, a page of Markdown (in French)."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from django.utils.translation import override

from .breaches import clock_said, said
from .rules import ALL, TABLE, Rule

_INTRODUCTION = """\
# Règles légales d’une semaine d’observation

Cette page est faite par `manage.py legal_rules --markdown > docs/legal.md`\u00a0: ne la modifiez pas à la main. La table est
dans `premierpas/core/legal/rules.py`. Chaque règle reste «\u00a0à confirmer\u00a0» tant que le référent juridique du
déploiement n’y a pas mis son nom et une date (`confirmed_by`, `confirmed_on`).

Une valeur réglable par un territoire peut seulement devenir plus stricte. Quand une règle change, la date de la demande
de signature décide de la version qui s’applique.

| Règle | Valeur | Niveaux | Source | Depuis | Confirmée par |
|---|---|---|---|---|---|
"""


def as_json() -> list[dict[str, Any]]:
    """Every row; times of day as `HH:MM`, days as ISO dates, durations in the row's `unit`."""
    return [
        {
            "code": rule.code,
            "title": str(rule.title),
            "value": _plain(rule.value),
            "unit": rule.unit,
            "levels": list(rule.levels),
            "source": rule.source,
            "since": rule.since.isoformat(),
            "until": rule.until.isoformat() if rule.until else None,
            "confirmed_by": rule.confirmed_by,
            "confirmed_on": rule.confirmed_on.isoformat() if rule.confirmed_on else None,
        }
        for rule in TABLE
    ]


def as_markdown() -> str:
    """The page `docs/legal.md`."""
    with override("fr"):
        rows = [
            f"| {rule.title} | {said_value(rule)} | {', '.join(rule.levels) if rule.levels != ALL else 'tous'} "
            f"| {rule.source} | {_when(rule)} | {confirmation(rule)} |\n"
            for rule in TABLE
        ]
    return _INTRODUCTION + "".join(rows)


def as_text() -> str:
    """One rule after the other, for a terminal."""
    blocks = []
    for rule in TABLE:
        worth = said_value(rule)
        title = f"{rule.title}\u00a0: {worth}" if worth != "–" else str(rule.title)
        blocks.append(f"{rule.code}\n  {title}\n  {rule.source} — {_when(rule)} — {confirmation(rule)}\n")
    return "".join(blocks)


def confirmation(rule: Rule) -> str:
    """Who has confirmed the row, and when."""
    if not rule.confirmed_by or not rule.confirmed_on:
        return "à confirmer"
    return f"{rule.confirmed_by}, {_day(rule.confirmed_on)}"


def said_value(rule: Rule) -> str:
    """The value as people say it; a dash where the title says everything."""
    if rule.value is None or rule.value is True:
        return "–"
    if rule.code in _SAID:
        return _SAID[rule.code](rule.value)
    if rule.unit == "minutes":
        return said(rule.value) if rule.value else "aucune"
    if rule.unit in ("heure", "heures"):
        points = rule.value if isinstance(rule.value, tuple) else (rule.value,)
        return " à ".join(clock_said(point) for point in points)
    points = rule.value if isinstance(rule.value, tuple) else (rule.value,)
    return f"{' à '.join(map(str, points))}\u00a0{rule.unit}"


_SAID: dict[str, Callable[[Any], str]] = {"season_college": lambda _months: "septembre à mai"}


def _when(rule: Rule) -> str:
    since = _day(rule.since)
    return f"{since} – {_day(rule.until)}" if rule.until else since


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def _plain(value: Any) -> Any:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value
