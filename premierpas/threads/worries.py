"""What an incident would be about, from what its message seemed to hold: a proposal that a coordinator corrects."""

from premierpas.messaging.models import Worry
from premierpas.people.capacities import PUPIL

from .enums import Reason
from .models import Message

_BETWEEN_TWO = {Reason.PICTURE, Reason.MEETING}  # an adult who asks a pupil for it is the worry
_UNSEEN = {Reason.PHONE, Reason.EMAIL, Reason.ACCOUNT, Reason.LINK, Reason.PICTURE}  # it would go on elsewhere


def worry_of(message: Message) -> Worry:
    """The gravest that was found. Insults and threats no machine finds: whoever reads them says so."""
    found = {Reason(each) for each in message.held_for}
    if message.capacity != PUPIL.name and found & _BETWEEN_TWO:
        return Worry.ADULT
    return Worry.ONLINE if found & _UNSEEN else Worry.OTHER
