"""Dated facts that a family's page tells: each floor below `families` says its own, in texts that are translated.

lines.fill("meetings", Lines((MET, WILL_MEET), lines_of))          # in `ready()`
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from premierpas.core.ports import Port
from premierpas.organisations.models import Classroom
from premierpas.ui.components import Entry

from .models import Enrolment, Pupil


@dataclass(frozen=True)
class Line:
    """One fact. `words`: one of its floor's `texts`; `places`: what stands in its `{places}`, names as typed."""

    at: datetime
    words: str
    places: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Lines:
    """What a floor tells. `texts`: every French text it may use (`for_family`), so that translators find them all."""

    texts: tuple[str, ...]
    of: Callable[[Enrolment], Iterable[Line]]


lines = Port[Lines]("families.lines", "dated facts about a pupil's year that the family's page tells, as meetings")

family_page = Port[Callable[[Pupil, str], tuple[str, str] | None]](
    "people.family_page",
    "for a confirmed guardian at this contact, the link to the family's page and what its button says",
    single=True,
)
class_families = Port[Callable[[Classroom], Entry]](
    "people.class_families", "what else can be done for the families of a class"
)
pupil_family = Port[Callable[[Pupil], Entry]](
    "people.pupil_family", "what else can be done for the family of one pupil"
)
