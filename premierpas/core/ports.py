"""`Port`: a door upward. The lower floor declares what it asks for, upper floors fill it when they start.

    doors = Port[Callable[[Offer], str]]("offers.apply", "the address where a pupil applies to an offer")   # below
    doors.fill("applications", apply_address)                                                # above, in `ready()`

What fills a port has a name, so that filling it twice is an error and the order of apps and files never matters.
"""

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")
PORTS: dict[str, "Port"] = {}


class Port(Generic[T]):
    """Named things that upper floors put in; read as a whole, by name, or as the only one."""

    def __init__(self, name: str, asks: str, *, single: bool = False) -> None:
        """`asks` says in a sentence what has to be put in; `single`: at most one floor fills it."""
        if name in PORTS:
            raise ValueError(f"port {name} declared twice")
        self.name, self.asks, self.single = name, asks, single
        self._filled: dict[str, T] = {}
        PORTS[name] = self

    def fill(self, name: str, thing: T) -> T:
        """Put something in; raises ValueError when the name (or the only place) is taken."""
        if name in self._filled or (self.single and self._filled):
            raise ValueError(f"port {self.name} is already filled by {', '.join(self._filled)}")
        self._filled = dict(sorted({**self._filled, name: thing}.items()))
        return thing

    def named(self, name: str) -> T:
        """What was put in under this name; raises KeyError."""
        return self._filled[name]

    def get(self, name: str) -> T | None:
        """What was put in under this name, if anything."""
        return self._filled.get(name)

    @property
    def only(self) -> T | None:
        """What the one floor put in, or None while no upper floor has."""
        return next(iter(self._filled.values()), None)

    def names(self) -> list[str]:
        """Under which names something was put in, in alphabetical order."""
        return list(self._filled)

    def __iter__(self) -> Iterator[T]:
        """Everything, by name: the same order whatever the order of apps."""
        return iter(self._filled.values())
