"""People of partners as readers of letters: those of the territory's partners and of the whole association's."""

from collections.abc import Mapping, Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core.actions import step
from premierpas.core.alphabet import alphabetical
from premierpas.core.audiences import Addressee, Audience, Circle, Filter, LeftOut

from .enums import EntryKind, PartnerKind
from .models import Contact, Entry


def _filters(_territory_id: int) -> Sequence[Filter]:
    return (Filter("kind", _("Type"), [("", _("tous")), *PartnerKind.choices]),)


def _find(territory_id: int, chosen: Mapping[str, str]) -> list[Addressee]:
    rows = Contact.objects.filter(Q(partner__territory=territory_id) | Q(partner__territory=None))
    if chosen.get("kind") in PartnerKind.values:
        rows = rows.filter(partner__kind=chosen["kind"])
    return [
        Addressee(
            key=f"partner:{row.pk}",
            name=row.name,
            organisation=row.partner.name,
            email=row.email,
            left_out=LeftOut.GONE if row.left_on else None,
            mend=reverse("partners:person", args=[row.pk]),
        )
        for row in rows.select_related("partner").order_by(alphabetical("name"), "pk")
    ]


@step
def _sent(key: str, title: str, user_id: int | None) -> None:
    contact = Contact.objects.filter(pk=int(key.partition(":")[2])).first()
    if contact is not None:  # a letter to many isn't an exchange: nothing else changes
        Entry.objects.create(
            partner_id=contact.partner_id, kind=EntryKind.MAIL, by_id=user_id, fact="letter", data={"name": title}
        )


READERS = Audience(
    code="partners",
    label=lazy("Partenaires"),
    why=lazy("Vous recevez ce message parce que {organisation} est notre partenaire."),
    circle=Circle.LEADS,
    find=_find,
    filters=_filters,
    sent=_sent,
)
