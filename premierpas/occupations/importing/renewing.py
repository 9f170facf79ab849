"""A table made the same as a list, with what that changed."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from premierpas.core import clock
from premierpas.core.actions import step

from ..enums import Source
from ..models import Import
from .outcome import Change, Outcome

Wanted = Mapping[Any, Mapping[str, Any]]
BATCH = 2000


@step
def renew(model: type[Model], wanted: Wanted, outcome: Outcome) -> None:
    """Create and change rows until the table holds all that is wanted.

    The wanted rows are named by their primary key; `name` is what a difference is told by.
    """
    present = {row.pk: row for row in model._default_manager.all()}
    new, changed = [], []
    for key, values in wanted.items():
        row = present.get(key)
        if row is None:
            new.append(model(pk=key, **values))
            outcome.changes.append(Change("+", str(key), after=values["name"]))
        elif columns := tuple(name for name, value in values.items() if getattr(row, name) != value):
            outcome.changes.append(
                Change("~", str(key), row.name, values["name"], columns)  # type: ignore[attr-defined]
            )
            for name, value in values.items():
                setattr(row, name, value)
            changed.append(row)
        else:
            outcome.unchanged += 1
    names = list(next(iter(wanted.values()), {}))
    model._default_manager.bulk_create(new, batch_size=BATCH)
    model._default_manager.bulk_update(changed, names, batch_size=BATCH)


@step
def remove_gone(model: type[Model], wanted: Wanted, outcome: Outcome) -> None:
    """Remove the rows that are wanted no longer; none where a line couldn't be read: it may be theirs."""
    if outcome.errors:
        return
    gone = model._default_manager.exclude(pk__in=list(wanted))
    outcome.changes += [Change("-", str(row.pk), before=row.name) for row in gone]  # type: ignore[attr-defined]
    gone.delete()


@step
def note_import(source: Source, file: str) -> None:
    """Remember when a source was last imported, for the page that names it."""
    Import.objects.update_or_create(source=source, defaults={"file": file[:200], "at": clock.now()})
