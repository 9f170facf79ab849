"""What a list of companies says: its lines, and what is wrong with them."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class LineError:
    """Something to repair. Lines are counted from 1, the header included."""

    line: int
    field: str
    message: str


class UnreadableList(Exception):
    """The file is no list of companies; `error` says why."""

    def __init__(self, message: str, *, line: int = 1, field: str = "file") -> None:
        super().__init__(message)
        self.error = LineError(line, field, message)


@dataclass(frozen=True)
class ListedCompany:
    """One line that is right; `fields` are columns of Company, without those that the line leaves empty."""

    line: int
    siret: str
    fields: dict[str, object]


@dataclass
class CompanyList:
    """The lines that are right, and the errors of the others."""

    companies: list[ListedCompany] = field(default_factory=list)
    errors: list[LineError] = field(default_factory=list)
