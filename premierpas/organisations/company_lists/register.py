"""An extract of the State's register (Sirene): its columns as fields of a list, several for a name or an address."""

from collections.abc import Mapping, Sequence

_MADE_OF = {
    "name": ("denominationusuelleetablissement", "enseigneetablissement", "denominationunitelegale", "nomunitelegale"),
    "naf": ("activiteprincipaleetablissement",),
    "street": ("numerovoieetablissement", "typevoieetablissement", "libellevoieetablissement"),
    "postal_code": ("codepostaletablissement",),
    "city": ("libellecommuneetablissement",),
    "closed": ("etatadministratifetablissement",),
}
_JOINED = "street"
_NOT_TOLD = "[ND]"  # whoever asked the register to keep it to itself
_CLOSED = "F"


def columns(parts: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    """The columns of each field, the better one first, by the names of the register's columns without digits."""
    found = {field: tuple(parts[name] for name in names if name in parts) for field, names in _MADE_OF.items()}
    return {field: at for field, at in found.items() if at}


def read(field: str, cells: Sequence[str], at: Sequence[int]) -> str:
    """What a line says of a field."""
    said = [cell for n in at if n < len(cells) and (cell := cells[n].strip()) and cell != _NOT_TOLD]
    return " ".join(said if field == _JOINED else said[:1])


def is_closed(cells: Sequence[str], columns: Mapping[str, Sequence[int]]) -> bool:
    """Whether the register says that nobody works there any more."""
    return "closed" in columns and read("closed", cells, columns["closed"]) == _CLOSED
