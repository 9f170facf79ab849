"""Why nothing can be said, or shared, of an event."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core.errors import DomainError
from premierpas.ui.typography import joined


class NotThere(DomainError):
    """The door hasn't seen this person."""

    def __init__(self) -> None:
        super().__init__(_("Tu pourras donner ton avis une fois l’événement passé, si tu y étais."))


class NotOver(DomainError):
    """The event isn't over yet."""

    def __init__(self) -> None:
        super().__init__(_("L’événement n’est pas fini : le bilan vient après."))


class PromisedByNobody(DomainError):
    """Seats were promised, and it isn't said by whom."""

    def __init__(self) -> None:
        super().__init__(_("Dites qui a promis ces places."), field="promised_by")


class DidNotAgree(DomainError):
    """Pupils on a photo who haven't said yes, or whose parents haven't."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            ngettext(
                "%(names)s n’a pas dit oui aux photos, avec un parent : choisissez une autre photo.",
                "%(names)s n’ont pas dit oui aux photos, avec un parent : choisissez une autre photo.", len(names),
            ) % {"names": joined(names)},
            field="people",
        )  # fmt: skip


class NobodyAgreed(DomainError):
    """A photo of which nobody says that all who are on it agreed."""

    def __init__(self) -> None:
        super().__init__(
            _("Cochez que personne d’autre n’est reconnaissable sans l’avoir voulu, ou choisissez une autre photo."),
            field="agreed",
        )
