"""What a family may say yes or no to: each floor above fills in its own matter; a no counts at once.

matters.fill("mentoring", MENTORING)          # in `ready()`
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from premierpas.core.ports import Port

from .models import Enrolment


@dataclass(frozen=True)
class Stand:
    """How a matter stands for one pupil. `given`: None while nobody has said anything; `default`: what holds then."""

    given: bool | None
    at: datetime | None = None
    by: str = ""
    default: bool = False

    @property
    def holds(self) -> bool:
        return self.default if self.given is None else self.given


@dataclass(frozen=True)
class Matter:
    """One thing about which a family decides, under its port's name.

    `words` and `detail` are French msgids in the catalogue of the family's languages. `stand(enrolment)`: None where
    the matter doesn't arise for this pupil. `say(enrolment, yes=…, by=…)` is an action: it asks its own permission, for
    a guardian's link as for an account.
    """

    words: str
    detail: str
    stand: Callable[[Enrolment], Stand | None]
    say: Callable[..., None]


matters = Port[Matter]("people.matters", "what a family may say yes or no to about its child")
