"""What the pupil's home says of the time after: asked softly, never in the way."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.people.models import Enrolment
from premierpas.placements.models import Placement
from premierpas.ui.written import written

from .enums import Moment
from .models import Answers, PutOff
from .queries import moment_of, tales_at


@dataclass(frozen=True)
class Card:
    """One thing that is offered. `later`: where it is put off, if it can be."""

    title: str
    text: str
    button: str
    url: str
    later: str = ""


def cards_of(enrolment: Enrolment) -> list[Card]:
    """What is offered to this pupil today, in a constant number of queries."""
    placements = list(Placement.objects.filter(enrolment=enrolment))
    return [each for each in (_questions(enrolment, placements), _former(enrolment)) if each is not None]


def _questions(enrolment: Enrolment, placements: list[Placement]) -> Card | None:
    moment = moment_of(placements)
    if moment is None or Answers.objects.filter(enrolment=enrolment, moment=moment).exists():
        return None
    if PutOff.objects.filter(enrolment=enrolment, moment=moment, until__gt=clock.today()).exists():
        return None
    text = _("Une minute, sans bonne ni mauvaise réponse. Après ton stage, tu verras ce qui a changé.")
    if moment == Moment.AFTER:
        text = _("Les mêmes qu’avant ton stage : tu verras tout de suite ce qui a changé.")
    return Card(
        _("Cinq questions sur toi"), text, _("Répondre"), reverse("afterwards:questions"),
        later=reverse("afterwards:questions_later"),
    )  # fmt: skip


def _former(enrolment: Enrolment) -> Card | None:
    """What former pupils saw, where one's school has some: before the own week, when it helps to choose."""
    newest = tales_at(enrolment.classroom.school_id).exclude(pupil=enrolment.pupil_id).first()
    if newest is None:
        return None
    return Card(
        _("Ce que les anciens ont vu"), written(newest.trade), _("Les lire"), reverse("afterwards:tales"),
    )  # fmt: skip
