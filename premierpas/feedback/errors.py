"""Why nothing can be said, or shared, of an event."""

from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError


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


class NobodyAgreed(DomainError):
    """A photo of which nobody says that all who are on it agreed."""

    def __init__(self) -> None:
        super().__init__(
            _("Cochez que toutes les personnes reconnaissables ont dit oui, ou choisissez une autre photo."),
            field="agreed",
        )
