"""What floors above post in a partner's space: words of the association, documents of its shelf.

posted.fill("campaigns", posted_to)          # in `ready()`
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from premierpas.accounts.capacities import Viewer
from premierpas.core.ports import Port


@dataclass(frozen=True)
class Note:
    """One thing posted. `url`: where its file is, for a document; `away`: where one says that it was read."""

    title: str
    words: str = ""
    url: str = ""
    away: str = ""


posted = Port[Callable[[Viewer], Iterable[Note]]](
    "partners.posted", "what a floor posts in a partner's space for this viewer, in a constant number of queries"
)


def posted_to(viewer: Viewer) -> tuple[list[Note], list[Note]]:
    """Words to read, and documents."""
    notes = [note for floor in posted for note in floor(viewer)]
    return [each for each in notes if not each.url], [each for each in notes if each.url]
