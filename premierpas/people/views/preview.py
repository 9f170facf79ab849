"""The preview of a list: each pupil as read, what changes, and what somebody chose about it."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _

from premierpas.people.class_lists.causes import by_cause, pupils_concerned
from premierpas.people.class_lists.matching import Reason
from premierpas.people.imports import Change, Decision, Fate, Plan, Preview

PER_PAGE = 40
_MOST_NAMES = 100
_DECISIONS = [each.value for each in Decision]
_KEY = re.compile(r"\d{1,6}(?:-[a-z]{1,12})?")
# What needs an eye comes first.
_ORDER = (Fate.UNDECIDED, Fate.UPDATED, Fate.LEFT, Fate.CREATED, Fate.OTHER_LEVEL, Fate.UNCHANGED)


@dataclass(frozen=True)
class Row:
    """One pupil of the list as the preview shows them; `title` opens the group that begins with them."""

    change: Change
    title: str
    asks: str = ""
    decision: str = ""
    undecided: bool = False


@dataclass(frozen=True)
class Chosen:
    """What a page of the preview sent: which keys it showed, which of them are wanted, what was decided."""

    shown: set[str]
    wanted: set[str]
    decisions: dict[int, Decision]


def read_choices(data: QueryDict, plan: Plan) -> Chosen:
    """The choices of a form; whatever doesn't belong to this list is left aside."""
    known = {key for change in plan.changes for key in _keys(change)}
    shown = {key for key in data.getlist("shown") if _KEY.fullmatch(key)} & known
    decisions = {}
    for change in plan.changes:
        said = data.get(f"near-{change.number}", "")
        if change.asked and said in _DECISIONS:
            decisions[change.number] = Decision(said)
        elif data.get("same") == "all" and _only_given_names(change):
            decisions[change.number] = Decision.SAME
    return Chosen(shown, set(data.getlist("wanted")), decisions)


def preview_words(preview: Preview, number: str | int | None, *, missing: Collection[int] = ()) -> dict[str, object]:
    """Everything that the preview's template reads; `missing` are lines that still need a decision."""
    plan = preview.plan
    counts = plan.counts()
    pages = Paginator(sorted(plan.changes, key=_place), PER_PAGE)
    page: Page[Change] = pages.get_page(number)
    causes = by_cause(preview.errors)
    departures = sum(change.fate == Fate.LEFT and bool(change.key) for change in plan.changes if not change.is_refused)
    writes = counts[Fate.CREATED] + counts[Fate.UPDATED] + counts[Fate.UNDECIDED] + departures
    return {
        "causes": [(each, each.names[:_MOST_NAMES], max(0, len(each.names) - _MOST_NAMES)) for each in causes],
        "errors_count": len(preview.errors),
        "left_out": pupils_concerned(preview.errors),
        "read_count": len(preview.rows),
        "created_count": counts[Fate.CREATED],
        "updated_count": counts[Fate.UPDATED],
        "unchanged_count": counts[Fate.UNCHANGED],
        "left_count": counts[Fate.LEFT],
        "other_levels_count": counts[Fate.OTHER_LEVEL],
        "undecided_count": counts[Fate.UNDECIDED],
        "refused_count": sum(change.is_refused for change in plan.changes),
        "new_classes": plan.new_classes,
        "given_names_count": sum(map(_only_given_names, plan.changes)),
        "page": page,
        "rows": _rows(page, missing),
        "nothing_to_do": not writes and not plan.new_classes and not any(map(_keys, plan.changes)),
        "missing_count": len(missing),
    }


def _rows(page: Page[Change], missing: Collection[int]) -> list[Row]:
    rows: list[Row] = []
    before = None
    for change in page:
        group = _group(change)
        title = _title(group) if group != before else ""
        before = group
        decision = change.asked.decision if change.asked else None
        rows.append(Row(change, title, _question(change), decision or "", change.number in missing))
    return rows


def _keys(change: Change) -> list[str]:
    """What of a line can be refused."""
    return [key for key in [change.key, *(each.key for each in change.differences)] if key]


def _only_given_names(change: Change) -> bool:
    asked = change.asked
    return change.fate == Fate.UNDECIDED and asked is not None and asked.reason == Reason.GIVEN_NAMES


def _group(change: Change) -> Fate:
    """Under which title a line stands; one that was decided stays where it was asked about."""
    return Fate.UNDECIDED if change.asked and change.fate != Fate.LEFT else change.fate


def _place(change: Change) -> tuple[int, int]:
    return _ORDER.index(_group(change)), change.number


def _question(change: Change) -> str:
    if change.asked is None:
        return ""
    known = change.asked.known
    words = {"name": known.full_name, "born": known.birth_date.strftime("%d/%m/%Y"), "class": known.class_name}
    return _("Est-ce %(name)s, né le %(born)s, %(class)s\u00a0?") % words


def _title(fate: Fate) -> str:
    return {
        Fate.UNDECIDED: _("Est-ce la même personne\u00a0?"),
        Fate.UPDATED: _("Ce qui change"),
        Fate.LEFT: _("Ont quitté l’établissement"),
        Fate.CREATED: _("À inscrire"),
        Fate.OTHER_LEVEL: _("Laissés de côté\u00a0: sans stage à ce niveau"),
        Fate.UNCHANGED: _("Sans changement"),
    }[fate]
