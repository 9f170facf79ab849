"""What a class list says: its pupils, and what is wrong with it, by line."""

from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from .guardians import ListedGuardian

MAX_BYTES = 10 * 1024 * 1024
MAX_LINES = 20_000


class Kind(StrEnum):
    """Which shape the list has."""

    TABLE = "table"
    SIECLE = "siecle"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ListedPupil:
    """One pupil of a list. `line` counts from 1, the header included; in XML it is the line of the element.

    `level` is empty where the class's name doesn't tell it; `is_other_level` where it tells one without internships.
    `names_guessed`: both names stood in one column, so where one ends is a guess.
    """

    line: int
    last_name: str
    first_name: str
    birth_date: date
    class_name: str
    class_key: str
    level: str
    external_id: str = ""
    left_on: date | None = None
    is_other_level: bool = False
    names_guessed: bool = False
    guardians: tuple[ListedGuardian, ...] = ()

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    def to_json(self) -> dict[str, Any]:
        """A form that JSON can hold."""
        left = self.left_on.isoformat() if self.left_on else None
        return {**asdict(self), "birth_date": self.birth_date.isoformat(), "left_on": left}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "ListedPupil":
        """The pupil that `to_json` wrote."""
        left = date.fromisoformat(data["left_on"]) if data["left_on"] else None
        guardians = tuple(
            ListedGuardian(**{**each, "unread": tuple(each["unread"])}) for each in data.get("guardians", ())
        )
        born = date.fromisoformat(data["birth_date"])
        return cls(**{**data, "birth_date": born, "left_on": left, "guardians": guardians})


@dataclass(frozen=True)
class LineError:
    """Something to repair: `field` is last_name, first_name, birth_date, class or file.

    `who` names the pupil; `cause` is what errors of one kind have in common, `written` what stood there.
    """

    line: int
    field: str
    message: str
    who: str = ""
    cause: str = ""
    written: str = ""

    @property
    def named(self) -> str:
        """The message, with the pupil whom it is about."""
        return f"{self.who}\u00a0: {self.message}" if self.who else self.message


@dataclass(frozen=True)
class ClassList:
    """A list as read: rows without any error, and every error found."""

    rows: list[ListedPupil] = field(default_factory=list)
    errors: list[LineError] = field(default_factory=list)
    kind: Kind = Kind.UNKNOWN


class UnreadableList(Exception):
    """The list as a whole can't be read; `message` tells the user why and what to do."""

    def __init__(self, message: str, *, line: int = 1, field: str = "file") -> None:
        super().__init__(message)
        self.error = LineError(line, field, message)


def too_many_lines() -> UnreadableList:
    """What to say about a list longer than any school."""
    words = {"limit": MAX_LINES}
    return UnreadableList(_("Cette liste a plus de %(limit)d lignes. Importez-la en plusieurs fois.") % words)
