"""Why nothing can be written, or a message isn't this person's to judge."""

from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError


class NothingCanBeWritten(DomainError):
    """The adult is no longer around the pupil, or nobody else would read."""

    def __init__(self, why: str) -> None:
        super().__init__(why, field="text")


class NotAround(DomainError):
    """The pupil may write with adults who accompany them now, and these with the pupil."""

    def __init__(self) -> None:
        super().__init__(_("Cette personne n’est plus dans l’entourage de l’élève."), field="text")


class OwnMessage(DomainError):
    """Nobody lets their own message pass."""

    def __init__(self) -> None:
        super().__init__(_("C’est votre propre message : une autre personne de la coordination le relit."))
