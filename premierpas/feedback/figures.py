"""What a partner's page tells: who came by kind of school, what they said; nothing of fewer than eleven."""

from collections import Counter
from dataclasses import dataclass

from premierpas.core.least import LEAST, told
from premierpas.events.models import Event, Participant
from premierpas.organisations.enums import Priority

from .models import Feedback


@dataclass(frozen=True)
class Figures:
    """Persons. `priority` and `others` are None where one of them is of one to ten; `said` is None below eleven.

    `answers`: those of whom `said` tells, eleven more at a time.
    """

    expected: int
    came: int
    priority: int | None
    others: int | None
    answers: int
    said: dict[str, int] | None
    questions: list[str]


def figures_of(event: Event) -> Figures:
    """Of one event; three queries."""
    rows = Participant.objects.filter(event=event, ended_at=None, seat__isnull=False)
    expected = rows.count()
    came = list(
        Participant.objects.filter(event=event, came_at__isnull=False).values_list(
            "enrolment__classroom__school__priority", flat=True
        )
    )
    kinds = Counter("others" if kind in (None, Priority.NONE) else "priority" for kind in came)
    tells = all(kinds[kind] == 0 or kinds[kind] >= LEAST for kind in ("priority", "others"))
    answers = list(Feedback.objects.filter(participant__event=event).order_by("at", "pk"))
    counted = answers[: told(len(answers))]
    said = {name: sum(getattr(each, name) for each in counted) for name in ("discovered", "imagines", "returns")}
    return Figures(
        expected=max(expected, len(came)),
        came=len(came),
        priority=kinds["priority"] if tells else None,
        others=kinds["others"] if tells else None,
        answers=len(counted),
        said=said if counted else None,
        questions=list(dict.fromkeys(each.question for each in answers if each.shown and each.question)),
    )
