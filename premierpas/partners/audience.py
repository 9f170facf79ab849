"""People of partners as readers of letters; a letter stands in the partner's timeline."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core.actions import step
from premierpas.core.audiences import Addressee, Audience, Circle, Filter

from .enums import EntryKind, PartnerKind
from .models import Contact, Entry
from .queries import people_of_partners


def _filters(territory_id: int) -> Sequence[Filter]:
    return (Filter("type", _("Type"), [("", _("tous")), *PartnerKind.choices]),)


def _find(territory_id: int, chosen: Mapping[str, str]) -> list[Addressee]:
    rows = people_of_partners(territory_id)
    if chosen.get("type") in PartnerKind.values:
        rows = rows.filter(partner__kind=chosen["type"])
    return [
        Addressee(
            key=f"partner_contact:{row.pk}",
            name=row.name,
            organisation=row.partner.name,
            email=row.email,
            mend=reverse("partners:person", args=[row.pk]),
        )
        for row in rows
    ]


@step
def _sent(key: str, title: str, user_id: int | None) -> None:
    contact = Contact.objects.filter(pk=int(key.partition(":")[2])).first()
    if contact is not None:  # a letter to many isn't an exchange: nothing else changes
        Entry.objects.create(
            partner_id=contact.partner_id, kind=EntryKind.MAIL, by_id=user_id, fact="letter", data={"name": title}
        )


PARTNERS = Audience(
    code="partners",
    label=lazy("Partenaires"),
    why=lazy("Vous recevez ce message parce que {organisation} est partenaire de l’association."),
    circle=Circle.LEADS,
    find=_find,
    filters=_filters,
    sent=_sent,
)
