"""What may be wrong when a company's page, a wish or a path is changed."""

from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError, WrongState


class StalePage(DomainError):
    """Somebody else of the company has saved meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Cette page a été enregistrée ailleurs depuis que vous l’avez ouverte. Ce que vous avez écrit est "
                "encore là : relisez-le, puis enregistrez de nouveau."
            )
        )


class InReview(WrongState):
    """The association reads it: nothing is changed beneath its eyes."""

    def __init__(self) -> None:
        super().__init__(_("L’association relit votre page. Reprenez-la d’abord pour la modifier."))


class NotReady(DomainError):
    """Something is missing before the association can read it."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(" ".join(missing))
        self.missing = missing


class ReadBefore(WrongState):
    """The text has changed since it was read."""

    def __init__(self) -> None:
        super().__init__(_("Le texte a changé depuis que vous l’avez lu. Relisez-le avant de le publier."))


class NotVerified(DomainError):
    """Nothing of a company is public before a coordinator has verified it."""

    def __init__(self) -> None:
        super().__init__(_("La structure n’est pas encore vérifiée : l’association doit d’abord l’appeler."))


class NoMoreWishes(DomainError):
    """A pupil has said of five companies that they would love to go there."""

    def __init__(self, most: int) -> None:
        super().__init__(_("Tu as déjà %(n)d envies. Retires-en une pour en dire une autre.") % {"n": most})


class HasSeats(WrongState):
    """One doesn't wish for what is there."""

    def __init__(self) -> None:
        super().__init__(_("Cette entreprise a des places : tu peux postuler tout de suite."))
