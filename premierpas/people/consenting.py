"""What a family may say yes or no to: each floor above fills in its own matter; a no counts at once.

matters.fill("mentoring", MENTORING)          # in `ready()`

    @action(may="people.manage_enrolment", links={FAMILY: of_family})
    def say(enrolment, *, yes, by): ...
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from premierpas.accounts.links import Link
from premierpas.core.ports import Port

from .models import Enrolment, Guardian, Pupil

FAMILY = "families.page"  # the purpose of a guardian's link to the family's page; its subject is the pupil


def for_family(text: str) -> str:
    """Mark a French text that the catalogues of the family's languages translate (`families/languages`)."""
    return text


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
    say: Callable[..., Any]


matters = Port[Matter]("people.matters", "what a family may say yes or no to about its child")


def guardian_at(pupil: Pupil | int, contact: str) -> Guardian | None:
    """The guardian whom the school has confirmed at this address or number."""
    present = Guardian.objects.confirmed().filter(pupil=pupil, pupil__anonymised_at=None).select_related("pupil")
    return next((each for each in present if contact and contact in (each.email, each.phone)), None)


def of_family(link: Link, subject: Enrolment | Pupil) -> bool:
    """Whether the holder of a family's link is a confirmed guardian of this pupil, at this moment."""
    pupil_id = subject.pk if isinstance(subject, Pupil) else subject.pupil_id
    return link.subject_id == pupil_id and guardian_at(pupil_id, link.recipient) is not None
