"""The family's yes or no to the help of somebody of an association, as its page shows it."""

from premierpas.people.consenting import Matter, Stand, for_family
from premierpas.people.models import Enrolment

from .actions import say_consent
from .enums import WhyEnded
from .queries import newest_of


def stand_of(enrolment: Enrolment) -> Stand | None:
    """None where nobody has ever been proposed; while somebody waits for an answer, nothing is said yet."""
    rows = newest_of(enrolment)
    still = [each for each in rows if each.until is None]
    if any(each.since is None for each in still):
        return Stand(given=None)
    if still:
        return Stand(given=True, at=still[0].since, by=still[0].said_by)
    refused = next((each for each in rows if each.why_ended == WhyEnded.FAMILY), None)
    return Stand(given=False, at=refused.until) if refused is not None else None


MATTER = Matter(
    words=for_family("L’aide d’une personne d’une association du quartier"),
    detail=for_family(
        "Cette personne est vérifiée par la coordination. Elle voit où en est votre enfant et l’aide pour ses textes. "
        "Si vous dites non, elle ne voit plus rien, tout de suite."
    ),
    stand=stand_of,
    say=say_consent,
)
