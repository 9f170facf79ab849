"""What upper floors add to one's account page."""

from collections.abc import Callable

from premierpas.core.ports import Port
from premierpas.ui.components import Entry

doors = Port[Callable[[], Entry]]("accounts.doors", "an entry of the account page that leads to a screen above")
