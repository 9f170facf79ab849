"""The words of a letter: a few named blanks, filled for one person."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from premierpas.core.audiences import Addressee
from premierpas.core.elision import elided
from premierpas.core.errors import DomainError

FIRST_NAME, NAME, ORGANISATION, SENDER = "prénom", "nom", "structure", "signature"
BLANKS = (FIRST_NAME, NAME, ORGANISATION, SENDER)
# What people write as readily for the same.
_ALSO = {"entreprise": ORGANISATION, "établissement": ORGANISATION, "prenom": FIRST_NAME}
_PLACE = re.compile(r"\{\s*([^{}]*?)\s*\}")
_FILLED = re.compile(rf"(?P<of>\b(?:d|qu)e )?{_PLACE.pattern.replace('(', '(?P<name>')}", re.IGNORECASE)


def check(text: str, *, field: str) -> None:
    """Raises DomainError for a blank that nobody fills, or a brace that opens none."""
    for found in _PLACE.findall(text):
        if _named(found) not in BLANKS:
            names = ", ".join(f"{{{each}}}" for each in BLANKS)
            raise DomainError(
                _("{%(name)s} n’est pas un blanc connu. Vous pouvez écrire : %(names)s.")
                % {"name": found, "names": names},
                field=field,
            )
    if re.search(r"[{}]", _PLACE.sub("", text)):
        raise DomainError(
            _("Une accolade n’a pas sa sœur : un blanc s’écrit entre deux, comme %(example)s.")
            % {"example": f"{{{FIRST_NAME}}}"},
            field=field,
        )


def filled(text: str, who: Addressee, *, sender: str) -> str:
    """The text as this person reads it; what isn't known of them leaves no trace."""
    words = words_for(who, sender)

    def written(found: re.Match[str]) -> str:
        before, name = found["of"] or "", _named(found["name"])
        return _after(before, words[name]) if name in words else found[0]

    full = _FILLED.sub(written, text)
    return re.sub(r"[ \t]+([,.])", r"\1", full)


def _after(of: str, value: str) -> str:
    """`d’Alice`, `de Paul`; a `de` before something unknown goes with it. What stands within a name stays."""
    first, space, rest = value.partition(" ")
    return elided(of + first) + space + rest if value else ""


def words_for(who: Addressee, sender: str) -> Mapping[str, str]:
    """What fills each blank."""
    return {
        FIRST_NAME: who.name.split(" ")[0] if " " in who.name else who.name,
        NAME: who.name,
        ORGANISATION: who.organisation,
        SENDER: sender,
    }


def _named(written: str) -> str:
    name = written.casefold()
    return _ALSO.get(name, name)
