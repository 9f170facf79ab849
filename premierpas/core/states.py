"""States are an enum and a table of allowed moves; the database itself refuses a wrong move and a wrong start."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

import pgtrigger

Moves = Mapping[Any, Iterable[Any]]  # of one enum; Mapping is invariant in its keys


def guards(field: str, moves: Moves, first: Iterable[str]) -> list[pgtrigger.Trigger]:
    """The triggers that hold a model's states: only `moves` on update, only `first` on insert."""
    pairs = [(_text(before), _text(after)) for before, afters in moves.items() for after in afters]
    starts = [_text(state) for state in first]
    return [
        pgtrigger.FSM(name=f"{field}_moves", field=field, transitions=pairs),
        pgtrigger.Trigger(
            name=f"{field}_start",
            when=pgtrigger.Before,
            operation=pgtrigger.Insert,
            func=(
                f"IF NEW.{field} NOT IN ({', '.join(repr(state) for state in starts)}) THEN "
                f"RAISE EXCEPTION 'a row can''t start in this state'; END IF; RETURN NEW;"
            ),
        ),
    ]


def may_move(moves: Moves, before: str, after: str) -> bool:
    """Whether the table allows this move."""
    return _text(after) in {_text(state) for state in moves.get(before, ())}


def _text(state: str) -> str:
    return str(state.value) if isinstance(state, Enum) else state
