"""SIRET numbers, checked as INSEE does; La Poste's own sum is its documented exception (python-stdnum knows it)."""

from stdnum.exceptions import ValidationError
from stdnum.fr import siret as stdnum_siret

from premierpas.core.text import figures

from .errors import BadSiret


def clean_siret(text: str) -> str:
    """The fourteen digits of a SIRET; raises BadSiret."""
    try:
        return str(stdnum_siret.validate(figures(text)))
    except ValidationError:
        raise BadSiret from None


def spaced(siret: str) -> str:
    """`552 100 554 00013`, as it is printed."""
    return f"{siret[:3]} {siret[3:6]} {siret[6:9]} {siret[9:]}"
