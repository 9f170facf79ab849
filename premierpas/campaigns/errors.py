from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError


class NobodyToWriteTo(DomainError):
    """The choice has nobody who may get the letter: nothing leaves."""

    def __init__(self) -> None:
        super().__init__(_("Personne ne recevrait ce message : rien n’est parti. Changez le choix."))


class OthersMeanwhile(DomainError):
    """Other people than those who were shown would get it now: look again first."""

    def __init__(self) -> None:
        super().__init__(_("Entre-temps, le nombre de personnes a changé : regardez encore, puis envoyez."))
