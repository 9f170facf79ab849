"""Who opens what of `placements`."""

from tests.roles import (
    COMPANIES,
    COORDINATORS,
    EVERYBODY,
    HEADS,
    OWN_CLASS,
    POST,
    PUPILS,
    READS_AGREEMENTS,
    SCHOOLS,
    TEACHING,
)

from . import Table

ROWS: Table = {
    "placements:register": PUPILS,
    "placements:register_for_class": OWN_CLASS,
    "placements:cancel": OWN_CLASS | {"pupil"},
    "placements:school_list": SCHOOLS,
    "placements:school_agreement": READS_AGREEMENTS,
    "placements:sign_class": TEACHING | {"delegate"},  # a teacher sees what waits, the head or a delegate signs
    "placements:ask_class": OWN_CLASS,
    "placements:host_list": COMPANIES,
    "placements:host_agreement": {"company"},
    "placements:territory_list": COORDINATORS,
    "placements:territory_agreement": {"coordinator"},
    "placements:own_agreement": {"pupil"},
    "placements:host_part": OWN_CLASS | {"company"},  # the school fills it in for a host that can't
    "placements:school_part": OWN_CLASS,
    "placements:hours": OWN_CLASS | {"company"},
    "placements:check_hours": (POST, OWN_CLASS | {"company"}),
    "placements:ask": (POST, OWN_CLASS),
    "placements:sign": {"pupil", "head", "company", "delegate"},
    "placements:refuse": {"pupil", "head", "company", "delegate"},
    "placements:pass_on": TEACHING | {"company"},
    "placements:reopen": OWN_CLASS | {"company"},
    "placements:amend": OWN_CLASS | {"company"},
    "placements:withdraw": OWN_CLASS | {"company"},
    "placements:details": OWN_CLASS | {"company"},
    "placements:outside": OWN_CLASS,
    "placements:history": {"head", "coordinator"},
    "placements:contact": OWN_CLASS,
    "placements:paper": OWN_CLASS,
    "placements:remind": (POST, OWN_CLASS),
    "placements:sheet": OWN_CLASS,
    "placements:school_terms": HEADS,
    "placements:logo": HEADS,
    "placements:delegations": SCHOOLS,
    "placements:absence": OWN_CLASS,  # of a place found elsewhere; a host with an account has its own test
    "placements:accident": OWN_CLASS,
    "placements:accident_sheet": OWN_CLASS,
    "placements:end": OWN_CLASS,
    "placements:document": READS_AGREEMENTS | {"company", "pupil", "coordinator"},
    "placements:practical": READS_AGREEMENTS | {"company", "pupil", "coordinator"},
    "placements:export": SCHOOLS,
    "placements:verify": EVERYBODY,
    "placements:certificate": EVERYBODY,
}
