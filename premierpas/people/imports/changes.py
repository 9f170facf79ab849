"""What an import would do with one line of a list."""

from dataclasses import dataclass
from enum import StrEnum

from premierpas.people.class_lists import ListedPupil

from .differences import Difference, Identity, Part
from .guardians import NewContact
from .known import Known
from .matched import Asked


class Fate(StrEnum):
    """What happens with a line."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    LEFT = "left"
    OTHER_LEVEL = "other_level"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class Change:
    """One line (`number`: its place in the list): what happens, to whom (`known`), and what of it was refused.

    `after` is who a known pupil then is; `asked` is set where somebody is asked whether it is the same person.
    """

    number: int
    row: ListedPupil
    fate: Fate
    known: Known | None = None
    differences: tuple[Difference, ...] = ()
    contacts: tuple[NewContact, ...] = ()
    after: Identity | None = None
    asked: Asked | None = None
    refused_whole: bool = False

    @property
    def key(self) -> str:
        """How a form names the whole line, where it can be refused."""
        departs = self.fate == Fate.LEFT and self.known is not None and self.known.left_on is None
        return str(self.number) if self.fate == Fate.CREATED or departs else ""

    @property
    def is_refused(self) -> bool:
        """Whether nothing of this line is wanted."""
        if self.fate == Fate.UPDATED:
            return all(each.refused for each in self.differences)
        return self.refused_whole

    @property
    def arrives(self) -> bool:
        """Whether a pupil will be in the class of the line."""
        if self.is_refused or self.fate in (Fate.LEFT, Fate.OTHER_LEVEL):
            return False
        return not any(each.part == Part.CLASS and each.refused for each in self.differences)

    def takes(self, part: Part) -> bool:
        """Whether this difference is there and wanted."""
        return any(each.part == part and not each.refused for each in self.differences)
