"""What may be missing of companies: a number to call, a SIRET to sign with, and who signs."""

from collections.abc import Callable, Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from premierpas.core.alphabet import alphabetical
from premierpas.core.everywhere import Hit
from premierpas.core.missing import Lack, Mender
from premierpas.offers.drafts import PUBLIC_STATES
from premierpas.offers.models import Offer
from premierpas.organisations.enums import Role
from premierpas.organisations.presence import present
from premierpas.people.team import coordinates, works_in_team

from .enums import LIVE
from .lists.listing import files_of
from .models import CompanyFile, Contact


def _live(mender: Mender) -> QuerySet[CompanyFile]:
    return files_of(mender.territory_id).filter(state__in=LIVE).order_by(alphabetical("name"), "pk")


def _without_number(mender: Mender) -> QuerySet[CompanyFile]:
    reached = Contact.objects.filter(file=OuterRef("pk"), left_on=None).exclude(phone="")
    return _live(mender).filter(~Exists(reached))


def _without_signatory(mender: Mender) -> QuerySet[CompanyFile]:
    """Companies with an offer online and nobody there who may sign."""
    signs = present(role=Role.COMPANY, company=OuterRef("company"), may_sign=True).order_by()
    online = Offer.objects.filter(company=OuterRef("company"), state__in=PUBLIC_STATES)
    return _live(mender).filter(Exists(online), ~Exists(signs))


def _to(route: str) -> Callable[[Sequence[CompanyFile]], list[Hit]]:
    return lambda rows: [Hit(row.pk, row.name, row.city, reverse(route, args=[row.pk])) for row in rows]


NO_NUMBER = Lack(
    label=_("Numéro d’une entreprise"),
    why=_("personne ne peut l’appeler"),
    order=50,
    may=works_in_team,
    rows=_without_number,
    shown=_to("outreach:add_contact"),
)
NO_SIGNATORY = Lack(
    label=_("Signataire d’une entreprise"),
    why=_("à connaître avant la première convention"),
    order=55,
    may=coordinates,
    rows=_without_signatory,
    shown=_to("outreach:file"),
)
NO_SIRET = Lack(
    label=_("SIRET d’une entreprise"),
    why=_("il évite les doublons et figure sur la convention"),
    order=70,
    may=works_in_team,
    rows=lambda mender: _live(mender).filter(siret=""),
    shown=_to("outreach:correct"),
)
