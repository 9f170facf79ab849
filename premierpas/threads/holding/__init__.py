"""Why a message waits: it seems to say how or where to meet outside of these pages, in whatever disguise.

    why_held("mon snap c'est lea_92")  →  [Reason.ACCOUNT]

Better one message too many that waits an hour than a number that leaves; dates, hours, prices and rooms never wait.
"""

from ..enums import Reason
from .accounts import accounts, emails, links, pictures
from .numbers import among_hours, phones
from .places import addresses, meetings
from .readings import backwards, folded, read

__all__ = ["Reason", "why_held"]

_LOOKED_FOR = {
    Reason.PHONE: phones,
    Reason.EMAIL: emails,
    Reason.ACCOUNT: accounts,
    Reason.LINK: links,
    Reason.PICTURE: pictures,
    Reason.ADDRESS: addresses,
    Reason.MEETING: meetings,
}


def why_held(text: str) -> list[Reason]:
    """All that this text seems to give away; nothing for an ordinary one."""
    readings = [reading for reading in (read(text), backwards(text)) if reading]
    found = {reason for reason, holds in _LOOKED_FOR.items() if any(map(holds, readings))}
    if among_hours(folded(text)):
        found.add(Reason.PHONE)
    return [reason for reason in _LOOKED_FOR if reason in found]
