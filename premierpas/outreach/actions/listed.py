"""Leads from a list, all of them or none."""

from collections.abc import Collection, Sequence
from typing import Any

from django.utils.translation import gettext as _

from premierpas.core.actions import Actor, action
from premierpas.organisations.company_lists import ListedCompany
from premierpas.organisations.models import Territory

from ..enums import Source
from ..models import CompanyFile
from ..winning.leads import Fate, read_fates
from .contacts import add_contact
from .files import open_file

_DETAILS = ("naf", "street", "postal_code", "city", "insee")


@action(may="outreach.open_file", on="territory")
def open_listed(
    listed: Sequence[ListedCompany], *, by: Actor, territory: Territory, others: Collection[int] = ()
) -> list[CompanyFile]:
    """Open a file for each line that is new, and for those of the lines `others` that are said to be other companies.

    What has a file already, meanwhile too, is left as it is.
    """
    opened = []
    for line in read_fates(listed, territory):
        if line.fate == Fate.KNOWN or (line.fate == Fate.ALIKE and line.listed.line not in others):
            continue
        fields = line.listed.fields
        details: dict[str, Any] = {name: str(fields.get(name) or "") for name in _DETAILS}
        file = open_file(
            line.name, by=by, territory=territory, siret=line.listed.siret, source=Source.LIST, other_company=True,
            **details,
        )  # fmt: skip
        phone, email = str(fields.get("phone") or ""), str(fields.get("email") or "")
        if phone or email:
            add_contact(file, by=by, name=_("Accueil"), phone=phone, email=email)
        opened.append(file)
    return opened
