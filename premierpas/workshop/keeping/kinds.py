"""The kinds of text that are kept: each app names its own, so that one page can show any two versions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..models.text import SpareDraft, Text


@dataclass(frozen=True)
class Kind:
    """A kind of text: `find(pupil, id)` gives the pupil's own one or None, `address` the page where it is written."""

    model: type[Text]
    find: Callable[[Any, int], Text | None]
    title: Callable[[Any], str]
    address: Callable[[Any], str]
    labels: Callable[[Any], dict[str, str]]  # of its parts, in the order of the page


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind of text known, by its model's label."""
    _kinds[name_of(kind.model)] = kind


def name_of(model: type[Text] | Text) -> str:
    """How a draft names its text's model: `workshop.letter`."""
    return model._meta.label_lower


def kind_of(spare: SpareDraft) -> Kind:
    """The kind of text that this draft belongs to."""
    return _kinds[spare.kind]
