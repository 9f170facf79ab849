"""Figures in words: of a territory or of all, of a department, of a school; the same mark for none and for few."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.ui.typography import number

from .blocks import Cell
from .enums import Unit
from .indicators import INDICATORS, Indicator
from .models import Block
from .periods import Period

MARK = "–"


@dataclass(frozen=True)
class Figure:
    """One figure as it is told; `value` is None where it is told of nobody."""

    indicator: Indicator
    value: int | None

    @property
    def said(self) -> str:
        """In words, or the mark."""
        return in_words(self.indicator, self.value)

    @property
    def name(self) -> Any:
        """What it is of."""
        return self.indicator.name

    @property
    def definition(self) -> Any:
        """What is counted."""
        return self.indicator.definition


def in_words(indicator: Indicator, value: int | None) -> str:
    """« environ 30 », « 85 % », « 4 jours »."""
    if value is None:
        return MARK
    if indicator.unit == Unit.SHARE:
        return f"{number(value)}\u00a0%"
    if indicator.unit == Unit.DAYS:
        return ngettext("%(n)s\u00a0jour", "%(n)s\u00a0jours", value) % {"n": number(value)}
    return _("environ\u00a0%(n)s") % {"n": number(value)} if indicator.about else number(value)


class Told:
    """All figures of one period in a territory (None: in all); blocks are read once."""

    def __init__(self, territory_id: int | None, period: Period) -> None:
        self.territory_id, self.period = territory_id, period
        rows = Block.objects.filter(month__first_day__gte=period.first_day, month__first_day__lte=period.last_day)
        self._blocks = list(rows.filter(territory=territory_id) if territory_id is not None else rows)

    def figure(self, code: str, *, department: str = "", school_id: int | None = None) -> Figure:
        """One of them. Of a single school only what pupils did is told."""
        indicator = INDICATORS[code]
        if indicator.count is not None:
            return Figure(indicator, indicator.count(self.territory_id, department, self.period.span))
        blocks = [
            block
            for block in self._blocks
            if block.indicator == code and department in ("", block.department) and school_id in (None, block.school_id)
        ]
        return Figure(indicator, indicator.told(_sum(blocks)) if blocks else None)

    def figures(self, codes: Iterable[str] = tuple(INDICATORS), *, department: str = "") -> list[Figure]:
        """Several of them, in the order of their declaration."""
        return [self.figure(code, department=department) for code in codes]

    def departments(self) -> list[str]:
        """Where there is something to tell of pupils."""
        return sorted({block.department for block in self._blocks if block.department})

    def schools(self, department: str) -> list[int]:
        """The schools of which something is told."""
        rows = (block.school_id for block in self._blocks if block.department == department)
        return sorted({pk for pk in rows if pk is not None})


def _sum(blocks: Iterable[Block]) -> Cell:
    return reduce(Cell.__add__, (Cell(each.pupils, each.amount, each.base) for each in blocks), Cell())
