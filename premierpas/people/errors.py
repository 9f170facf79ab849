from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core.errors import DomainError


class UndecidedMatches(DomainError):
    """Some lines look like pupils whom the school already has, and nobody has said whether they are."""

    def __init__(self, count: int) -> None:
        words = ngettext(
            "Un élève ressemble à un élève déjà inscrit. Dites si c’est la même personne.",
            "%(count)d élèves ressemblent à des élèves déjà inscrits. Dites chaque fois si c’est la même personne.",
            count,
        )
        super().__init__(words % {"count": count})


class ListHasErrors(DomainError):
    """The list still has lines that can't be imported."""

    def __init__(self) -> None:
        super().__init__(_("Cette liste a des lignes à corriger. Rien n’a été importé."))


class UploadGone(DomainError):
    """The preview is a day old, was somebody else's or has been imported."""

    def __init__(self) -> None:
        super().__init__(_("Cet aperçu n’existe plus\u00a0: la liste a été importée, ou il date de plus d’un jour."))


class FutureDate(DomainError):
    """The day hasn't come yet."""

    def __init__(self, *, field: str = "") -> None:
        super().__init__(_("Cette date est dans le futur."), field=field or None)
