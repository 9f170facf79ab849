"""Who signs for the host: said while the agreement is made, and passed on later if it must be."""

from django.db import transaction

from ..models import Agreement, Party, Signatory
from .drafting import lock
from .signing import pass_on


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
