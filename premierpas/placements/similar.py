"""The same place registered twice, by the pupil and by the teacher, or spelt in two ways: found before it is saved."""

import re
from datetime import date

from rapidfuzz.distance import Indel

from premierpas.core.phones import subscriber_figures
from premierpas.core.text import plain

from .actions import Host
from .days import as_multirange
from .models import HOLDING, Placement

ALIKE = (
    0.8  # of the letters, in the same order: "Boulangerie Martin" and "Boulangeri Martin" are, "Garage Martin" isn't
)
_LEGAL_FORMS = re.compile(r"\b(sarl|sas|sasu|eurl|sa|sci|snc|ets|etablissements?|ste|societe|association|asso)\b")


def similar_places(pupil_id: int, host: Host, days: list[date]) -> list[Placement]:
    """The pupil's places of other days, not given up, at a host of nearly this name or reached at the same contact.

    Two places on one day are refused anyway.
    """
    held = Placement.objects.filter(pupil=pupil_id, state__in=HOLDING)
    rows = held.exclude(days__overlaps=as_multirange(days)).order_by("first_day", "pk")
    return [row for row in rows if _same_contact(row, host) or alike(row.host_name, host.name)]


def alike(one: str, other: str) -> bool:
    """Whether two names of hosts are probably one: accents, case, punctuation and legal forms don't count."""
    first, second = _bare(one), _bare(other)
    return bool(first and second) and Indel.normalized_similarity(first, second) >= ALIKE


def _bare(name: str) -> str:
    words = re.sub(r"[^\w ]+", " ", plain(name))
    return " ".join(_LEGAL_FORMS.sub(" ", words).split()) or " ".join(words.split())


def _same_contact(row: Placement, host: Host) -> bool:
    email = bool(host.email) and row.host_email.casefold() == host.email.casefold()
    number = subscriber_figures(host.phone)
    return email or (len(number) == 9 and subscriber_figures(row.host_phone) == number)
