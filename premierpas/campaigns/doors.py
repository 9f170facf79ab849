"""What upper floors say on public pages of this one."""

from collections.abc import Callable
from typing import Any

from premierpas.core.ports import Port

press_words = Port[Callable[[], Any]](
    "campaigns.press_words", "the association's own words for journalists, with `title` and `html`; or None",
    single=True,
)  # fmt: skip
