"""Doing what a declaration says to some of its rows: deleting or blanking them, and their history with them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

from premierpas.core.retention import Clock, Personal, Then, events_of, of_clock

WORDS = {Then.DELETE: "deleted", Then.BLANK: "blanked", Then.ANONYMISE: "anonymised"}
_RANK = {name: rank for rank, name in enumerate(settings.INSTALLED_APPS)}


@dataclass
class Done:
    """What was done, in rows: by what became of them, and by model; and how many files went."""

    ways: Counter[str] = field(default_factory=Counter)
    by_model: Counter[str] = field(default_factory=Counter)
    files: int = 0

    def note(self, model: str, way: str, rows: int) -> None:
        """Count rows of a model."""
        if rows:
            self.ways[way] += rows
            self.by_model[model] += rows

    def add(self, other: "Done") -> None:
        """Count what another work has done."""
        self.ways += other.ways
        self.by_model += other.by_model
        self.files += other.files

    def pruned(self, counts: Counter[str]) -> None:
        """Count what the end of an archive took."""
        self.files += counts["files"]
        for model, rows in counts.items():
            blank = model in ("placements.Entry", "placements.Agreement")
            if model != "files":
                self.note(model, "blanked" if blank else "deleted", rows)


def of_whom(clock: Clock, whom: int) -> list[tuple[Personal, QuerySet[Any]]]:
    """The rows that live by this pupil's, account's or host's time: what refers to others first."""
    found = [(each, each.table._default_manager.filter(**{each.of: whom}, **each.only)) for each in of_clock(clock)]
    return sorted(found, key=lambda pair: (-_rank(pair[0].table), pair[0].then != Then.DELETE))


def _rank(model: type[models.Model]) -> int:
    return _RANK.get(apps.get_app_config(model._meta.app_label).name, -1)


def do(each: Personal, rows: QuerySet[Any], done: Done) -> None:
    """Do to these rows what their declaration says. Doing it again changes nothing."""
    ids = list(rows.values_list("pk", flat=True))
    if not ids:
        return
    rows = each.table._default_manager.filter(pk__in=ids)
    if each.then == Then.DELETE:
        rows.delete()
        count = len(ids)
    else:
        blanks = {name: each.blanks.get(name, blank_of(each.table, name)) for name in each.fields}
        count = rows.exclude(_is_blank(each)).update(**blanks)
    forget_history(each.table, ids)
    done.note(each.model, WORDS[each.then], count)


def forget_history(model: type[models.Model], ids: Iterable[Any]) -> None:
    """Delete what the history tells of these rows."""
    for event in events_of(model):
        event._default_manager.filter(pgh_obj_id__in=list(ids)).delete()


def blank_of(model: type[models.Model], name: str) -> Any:
    """What stands for nothing in a field."""
    column: Any = model._meta.get_field(name)
    if column.null:
        return None
    if column.has_default() and not isinstance(column, models.CharField | models.TextField):
        return column.get_default()
    return b"" if isinstance(column, models.BinaryField) else ""


def _is_blank(each: Personal) -> Q:
    """Rows that have nothing left to blank; a field whose blank is computed from itself can't tell."""
    values = {name: each.blanks.get(name, blank_of(each.table, name)) for name in each.fields}
    return Q(**{name: value for name, value in values.items() if not hasattr(value, "resolve_expression")})
