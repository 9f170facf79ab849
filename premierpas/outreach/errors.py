from collections.abc import Sequence

from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError

from .models import CompanyFile


class FileExists(DomainError):
    """The association has a file of this SIRET; `file` is it."""

    def __init__(self, file: CompanyFile) -> None:
        super().__init__(_("Cette entreprise a déjà une fiche : %(name)s.") % {"name": file.name}, field="siret")
        self.file = file


class LooksLike(DomainError):
    """Files with a similar name in the same territory; somebody has to say that it is another company."""

    def __init__(self, files: Sequence[CompanyFile]) -> None:
        super().__init__(_("Une fiche porte presque le même nom. Est-ce la même entreprise ?"), field="name")
        self.files = files


class ChangedMeanwhile(DomainError):
    """Somebody else has corrected the file since the page was opened; `fields`: what differs, by name."""

    def __init__(self, fields: Sequence[str]) -> None:
        super().__init__(
            _("Quelqu’un a corrigé cette fiche pendant que vous l’écriviez. Comparez, puis enregistrez à nouveau.")
        )
        self.fields = fields


class Unanswered(DomainError):
    """Two files say different things, and nobody has said which is right; `fields` names them."""

    def __init__(self, fields: Sequence[str]) -> None:
        super().__init__(_("Ces deux fiches ne disent pas la même chose : choisissez ce qui est juste."))
        self.fields = fields


class NoLongerThere(DomainError):
    """The person chosen as owner isn't of the team any more."""

    def __init__(self) -> None:
        super().__init__(_("Cette personne n’est plus dans l’équipe : choisissez-en une autre."), field="owner")


class NoMailAddress(DomainError):
    """Nobody of the company has an address, or all have refused e-mail."""

    def __init__(self) -> None:
        super().__init__(_("Personne ici ne reçoit d’e-mails : appelez, ou ajoutez une adresse à la fiche."))
