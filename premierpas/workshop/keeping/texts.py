"""The kinds of text that are kept: each app names its own, so that one page can show any two versions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from premierpas.core.ports import Port


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


texts = Port[Kind]("workshop.texts", "the kinds of text that are kept, by the name of their model")


def name_of(model: Any) -> str:
    """The name of a model's kind (or of an instance's): `workshop.letter`."""
    return str(model._meta.label_lower)


def kind_named(name: str) -> Kind:
    """The kind of text of this name; raises KeyError."""
    return texts.named(name)
