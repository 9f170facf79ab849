"""The kinds of text that are kept: each app names its own, so that one page can show any two versions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Model


class Readable(Protocol):
    """A stored text that can be shown part by part."""

    pk: Any

    def parts(self) -> Mapping[str, str]:
        """Its words by part."""


@dataclass(frozen=True)
class Kind:
    """A kind of text: `find(pupil, id)` gives the pupil's own one or None, `address` the page where it is written."""

    model: type[Model]
    find: Callable[[Any, int], Any]
    title: Callable[[Any], str]
    address: Callable[[Any], str]
    labels: Callable[[Any], dict[str, str]]  # of its parts, in the order of the page


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind of text known, by its model's label."""
    _kinds[name_of(kind.model)] = kind


def name_of(model: Any) -> str:
    """How a draft or a reading names its text's model (or that of an instance): `workshop.letter`."""
    return str(model._meta.label_lower)


def kind_named(name: str) -> Kind:
    """The kind of text of this name; raises KeyError."""
    return _kinds[name]
