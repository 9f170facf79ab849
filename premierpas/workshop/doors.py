"""A door that applying opens in the workshop, without being known here."""

from collections.abc import Callable

from premierpas.core.ports import Port

apply = Port[Callable[[int], str]](
    "workshop.apply", "where the application is that a text is written for, by the id of an offer's week", single=True
)
