"""Being accompanied is a matter of the family: yes unless somebody says no."""

from premierpas.core.actors import Actor
from premierpas.people.consenting import Matter, Stand, for_family
from premierpas.people.models import Enrolment

from .actions import answer_for_family
from .enums import Side
from .said import newest


def _stand(enrolment: Enrolment) -> Stand:
    said = [each for each in newest([enrolment.pk]) if each.side == Side.GUARDIAN]
    no = [each for each in said if not each.yes]
    word = max(no or said, key=lambda each: each.at, default=None)
    if word is None:
        return Stand(None, default=True)
    return Stand(word.yes, word.at, word.by_name, default=True)


def _say(enrolment: Enrolment, *, yes: bool, by: Actor) -> None:
    answer_for_family(enrolment, by=by, yes=yes)


MENTORING = Matter(
    words=for_family("Être accompagné toute l’année par un bénévole de l’association"),
    detail=for_family("Son identité et son honorabilité sont vérifiées. Un non arrête tout, aussitôt."),
    stand=_stand,
    say=_say,
)
