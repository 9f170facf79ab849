"""Who signs for the host: said while the agreement is made, and passed on later if it must be."""

from typing import Any

from django.db import transaction

from ..models import Agreement, Party, Signatory
from ..terms.content import Part
from .drafting import lock, save_part
from .signing import pass_on


@transaction.atomic
def save_host_part(
    agreement: Agreement, *, values: dict[str, Any], representative: dict[str, str], by_name: str
) -> None:
    """Keep what was typed of the host's part, and who signs for it where that was said.

    Raises what `save_part` and `name_representative` raise.
    """
    save_part(agreement, part=Part.HOST, values=values)
    if representative["name"]:
        name_representative(agreement, **representative, by_name=by_name)


@transaction.atomic
def name_representative(
    agreement: Agreement, *, name: str, function: str, email: str, phone: str, by_name: str
) -> Signatory:
    """Note who may bind the host and signs; saying the same again changes nothing."""
    held = lock(agreement)
    row = Signatory.objects.get(agreement=held, party=Party.HOST, rank=1)
    if (row.name, row.function, row.email, row.phone) == (name, function, email, phone):
        return row
    return pass_on(row, name=name, function=function, email=email, phone=phone, by_name=by_name)
