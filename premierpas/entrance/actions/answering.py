"""Only whoever has a seat is asked: what they need by themselves, the authorisation by their guardians."""

from dataclasses import dataclass
from typing import Any

from premierpas.core import clock
from premierpas.core.actions import NOBODY, Actor, action, step
from premierpas.events.models import Participant, Registration
from premierpas.people.consenting import guardian_at
from premierpas.people.models import Guardian

from ..enums import How, Leaves
from ..errors import NobodyNamed, NotComing
from ..models import Consent, Needs
from ..purposes import GUARDIAN, is_for
from ..standing import day_of, days_of, is_coming, read, stand_of
from ..telling import ask_guardians


@dataclass(frozen=True)
class Said:
    """A guardian's word: whether the child may come, how it goes home, whether it may be on photos."""

    yes: bool
    leaves: Leaves = Leaves.UNSAID
    leaves_with: str = ""
    photos: bool | None = None


@action(may="entrance.say_own")
def say_needs(participant: Participant, *, by: Actor, diet: str, access: str) -> Needs:
    """What the pupil eats and needs; nothing is an answer too. Raises NotComing."""
    return _needs(participant, diet=diet, access=access, said_at=clock.now())


@action(may="entrance.say_own")
def say_photos(participant: Participant, *, by: Actor, yes: bool) -> Needs:
    """Whether the pupil wants to be on photos. Raises NotComing."""
    return _needs(participant, photos=yes)


@action(may=NOBODY, links={GUARDIAN: is_for})
def answer_for_child(participant: Participant, *, by: Actor, said: Said) -> Consent:
    """A guardian's yes or no by their link; until it is over. Raises NotComing, NobodyNamed."""
    assert by.link is not None and participant.enrolment is not None
    guardian = guardian_at(participant.enrolment.pupil_id, by.link.recipient)
    return _keep(participant, said, by=by, guardian=guardian, how=How.LINK, name=guardian.name if guardian else by.name)


@action(may="entrance.note_consent")
def note_consent(participant: Participant, *, by: Actor, said: Said, how: How) -> Consent:
    """The school has the paper, or the family's word on its own record. Raises NotComing, NobodyNamed."""
    return _keep(participant, said, by=by, guardian=None, how=how, name=by.name)


@action(may="entrance.note_consent", on=lambda given: given["participant"])
def ask_again(participant: Participant, *, by: Actor) -> int:
    """Remind the guardians who have said nothing; once a day. How many were asked. Raises NotComing."""
    participant = _seated(participant)
    if not stand_of(participant).is_missing:
        return 0
    return ask_guardians(participant, occasion=f"again:{clock.today().isoformat()}")


@step
def forget(registration: Registration) -> None:
    """Whoever doesn't come is asked nothing, and nothing that they said is kept."""
    gone = Participant.objects.filter(registration=registration)
    Needs.objects.filter(participant__in=gone).delete()
    Consent.objects.filter(participant__in=gone).delete()


@step
def _needs(participant: Participant, **said: Any) -> Needs:
    _seated(participant)
    return Needs.objects.update_or_create(participant=participant, defaults=said)[0]


@step
def _keep(
    participant: Participant, said: Said, *, by: Actor, guardian: Guardian | None, how: How, name: str
) -> Consent:
    participant = _seated(participant)
    if said.yes and said.leaves == Leaves.ADULT and not said.leaves_with:
        raise NobodyNamed
    words = {
        "yes": said.yes, "photos": said.photos, "by_name": name, "how": how,
        "day": day_of(participant.event), "also": days_of(participant.event)[1:],
        "leaves": said.leaves if said.yes else "", "noted_by_id": by.user_id,
        "leaves_with": said.leaves_with if said.yes and said.leaves == Leaves.ADULT else "",
    }  # fmt: skip
    before = Consent.objects.filter(participant=participant, guardian=guardian).first()
    if before is not None and all(getattr(before, name) == value for name, value in words.items()):
        return before  # said again: it counts since it was said first
    words["at"] = clock.now()
    return Consent.objects.update_or_create(participant=participant, guardian=guardian, defaults=words)[0]


def _seated(participant: Participant) -> Participant:
    """The row as it is now; nobody leaves while it is answered."""
    Registration.objects.select_for_update(no_key=True).get(pk=participant.registration_id)
    participant = read(Participant.objects.filter(pk=participant.pk)).get()
    if not is_coming(participant) or not participant.event.is_running or participant.event.is_over:
        raise NotComing
    return participant
