"""The kinds of text that are kept: each app names its own, so that one page can show any two versions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Kind:
    """A kind of text: `find(pupil, id)` gives the pupil's own one or None, `address` the page where it is written.

    `name` is its model's label (`workshop.letter`), or one of its own where several rows are read as one text.
    """

    name: str
    find: Callable[[Any, int], Any]  # by the pupil or their id
    title: Callable[[Any], str]
    address: Callable[[Any], str]
    labels: Callable[[Any], dict[str, str]]  # of its parts, in the order of the page


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind of text known by its name."""
    _kinds[kind.name] = kind


def name_of(model: Any) -> str:
    """The name of a model's kind (or of an instance's): `workshop.letter`."""
    return str(model._meta.label_lower)


def kind_named(name: str) -> Kind:
    """The kind of text of this name; raises KeyError."""
    return _kinds[name]
