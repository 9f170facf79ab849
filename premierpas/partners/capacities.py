"""The capacity of a partner's person: reading what was shared with their partner."""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef

from premierpas.accounts.capacities import Capacity, Kind, Source
from premierpas.core.compiled import Compiled, Given

from .models import Member

PARTNER = Kind("partner", reaches=("partner", "member"))

_present = Compiled(
    lambda: (
        Member.objects.filter(user=Given("user"), until=None, since__isnull=False)
        .select_related("contact__partner")
        .order_by("pk")
    )
)


def partner_capacities(user: Any) -> Iterable[Capacity]:
    """One capacity for each partner whose person somebody is."""
    for row in _present(user=user.pk):
        partner = row.contact.partner
        yield Capacity(
            key=f"partner:{row.pk}",
            kind=PARTNER,
            label=str(partner.get_kind_display()),
            organisation=partner.name,
            reach={"partner": partner.pk, "member": row.pk},
            row=row,
        )


PARTNERSHIPS = Source(lambda: Member.objects.filter(user=OuterRef("pk"), until=None), partner_capacities)
