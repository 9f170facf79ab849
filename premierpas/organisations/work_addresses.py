"""Whether an address is one that a school's people have: a person is invited where they work."""

import re

from .models import School

# Anybody can have one of these, so that a colleague who uses one says nothing about who else does.
PERSONAL = frozenset(
    {
        "aol.com", "bbox.fr", "free.fr", "gmail.com", "gmx.fr", "hotmail.com", "hotmail.fr", "icloud.com",
        "laposte.net", "live.com", "live.fr", "me.com", "msn.com", "neuf.fr", "numericable.fr", "orange.fr",
        "outlook.com", "outlook.fr", "proton.me", "protonmail.com", "sfr.fr", "wanadoo.fr", "yahoo.com", "yahoo.fr",
    }
)  # fmt: skip
_ACADEMY = re.compile(r"(.+\.)?ac-[a-z]+(-[a-z]+)*\.fr")


def domain_of(email: str) -> str:
    """What stands behind the @."""
    return email.strip().lower().rpartition("@")[2]


def known_domains(school: School) -> set[str]:
    """Those of the school's own address and of its present people, personal ones aside."""
    emails = school.memberships.filter(until=None).values_list("user__email", flat=True)
    return {domain_of(each) for each in [school.email, *emails] if each} - PERSONAL


def is_usual(email: str, known: set[str]) -> bool:
    """Whether it is an academy's address or of a domain that is known; with none known, whether it isn't personal."""
    domain = domain_of(email)
    if _ACADEMY.fullmatch(domain):
        return True
    return domain in known if known else domain not in PERSONAL
