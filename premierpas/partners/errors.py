"""What actions on partners refuse, in the user's words."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.organisations.errors import OtherDomain


class PartnerExists(DomainError):
    """A partner of this name has a file already."""

    def __init__(self) -> None:
        super().__init__(_("Un partenaire de ce nom a déjà une fiche."), field="name")


class AlreadyMember(DomainError):
    """This person is invited already."""

    def __init__(self) -> None:
        super().__init__(_("Cette personne est déjà invitée."), field="email")


class AlreadyAsked(DomainError):
    """This door is already asked for that company."""

    def __init__(self) -> None:
        super().__init__(_("Cette mise en relation est déjà demandée pour cette entreprise."), field="file")


class OtherAddress(OtherDomain):
    """The address isn't of a domain that this partner's people have: whoever invites says that it is right."""

    def __init__(self, domain: str, known: Collection[str]) -> None:
        super().__init__(domain, known)
        self.message = _("Vos collègues ont une adresse en %(known)s. Celle-ci finit par %(domain)s. Vérifiez-la.") % {
            "domain": domain,
            "known": ", ".join(sorted(known)) or "…",
        }
