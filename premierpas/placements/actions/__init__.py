"""Everything that is done with placements and their agreements."""

from .asking import blockers, request_signatures
from .changing import amend, correct_contact, correct_details, in_force, reopen, void_all, withdraw_amendment
from .drafting import complete_part, open_agreement, save_part, terms_of_school
from .naming import name_representative, pass_on, save_host_part
from .placing import (
    DaysTaken,
    Host,
    NoDays,
    advance,
    cancel_placement,
    give_up,
    holding,
    make_placement,
    register_outside,
)
from .signing import refuse, sign

__all__ = [
    "DaysTaken", "Host", "NoDays", "advance", "amend", "blockers", "cancel_placement", "complete_part",
    "correct_contact", "correct_details", "give_up", "holding", "in_force", "make_placement", "name_representative",
    "open_agreement", "pass_on", "refuse", "register_outside", "reopen", "request_signatures", "save_host_part",
    "save_part", "sign", "terms_of_school", "void_all", "withdraw_amendment",
]  # fmt: skip
