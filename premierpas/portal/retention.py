"""What colleagues of the association have opened lately is forgotten soon."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import Basis, Personal, Then, after, declared

FIELDS = (
    Personal(
        model="portal.Seen",
        what=_("les fiches ouvertes dernièrement par une personne de l’équipe"),
        fields=("kind",),
        purpose=_("retrouver vite ce qu’on vient de lire"),
        basis=Basis.INTEREST,
        until=after(60, since="at", label=_("deux mois")),
        then=Then.DELETE,
    ),
)
declared.fill("portal", FIELDS)
