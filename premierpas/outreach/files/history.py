"""What happened with a company: the lines of its file, in words, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, QuerySet, Window
from django.utils.translation import gettext as _

from premierpas.agenda.mentions import told_of
from premierpas.core import clock
from premierpas.core.compiled import Given, compiled_by
from premierpas.ui.typography import joined

from ..enums import EXCHANGES, Kind, Result
from ..models import CompanyFile, Entry
from ..timeline import words_of

ENTRY = "outreach.entry"  # what a mention in a note is of
LINES = 20  # of the timeline, on the first page
ICONS = {
    Kind.CALL: "phone", Kind.VISIT: "map-pin", Kind.MAIL_SENT: "envelope", Kind.MAIL_RECEIVED: "envelope-open",
    Kind.NOTE: "chat-bubble-oval-left", Kind.CHANGE: "pencil", Kind.OFFER: "briefcase", Kind.PUPILS: "check",
}  # fmt: skip
SHOWN = {
    "echanges": [str(kind) for kind in EXCHANGES],
    "eleves": [str(Kind.PUPILS)],
    "changements": [str(Kind.CHANGE), str(Kind.OFFER)],
}


@dataclass(frozen=True)
class Line:
    """One line of the timeline in words."""

    pk: int
    at: Any
    icon: str
    title: str
    by: str
    said: str
    correctable: bool
    for_host: bool
    told: str = ""


def timeline(
    file: CompanyFile, *, shown: str = "", user_id: int | None = None, most: int = LINES
) -> tuple[list[Line], int]:
    """The newest lines, of one kind or all, and how many there are."""
    rows = _lines(shown if shown in SHOWN else "", most)(file=file.pk)
    told = told_of(ENTRY, [row.pk for row in rows if not row.fact])
    lines = [_line(row, user_id, told.get(row.pk, [])) for row in rows]
    return lines, rows[0].of_all if rows else 0  # type: ignore[attr-defined]


@compiled_by
def _lines(shown: str, most: int) -> QuerySet[Entry]:
    rows = Entry.objects.filter(file=Given("file")).select_related("by", "contact")
    kinds = rows.filter(kind__in=SHOWN[shown]) if shown else rows
    return kinds.annotate(of_all=Window(Count("pk"))).order_by("-at", "-pk")[:most]


def _line(row: Entry, user_id: int | None, told: Sequence[str]) -> Line:
    return Line(
        pk=row.pk,
        at=row.at,
        icon=ICONS[Kind(row.kind)],
        title=_title(row),
        by=row.by.name if row.by else "" if row.kind == Kind.PUPILS else _("automatique"),
        said=row.said,
        correctable=row.by_id == user_id and row.kind in EXCHANGES and clock.now() - row.at < timedelta(days=2),
        for_host=row.for_host,
        told=joined(told),
    )


def _title(row: Entry) -> str:
    if row.fact:
        return words_of(row)
    label = Result(row.result).label if row.result else Kind(row.kind).label
    words = str(label)[:1].upper() + str(label)[1:]
    return f"{words}, {row.contact.name}" if row.contact else words
