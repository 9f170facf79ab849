"""What can't be done with an agreement, in words for the person who tried."""

from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError, WrongState


class AgreementMoved(WrongState):
    """The agreement is no longer in a state in which this can be done."""

    def __init__(self, label: object = "") -> None:
        super().__init__(
            _("La convention a changé : elle est maintenant « %(state)s ». Relisez-la.") % {"state": label}
        )


class TextChanged(WrongState):
    """The text that was read isn't the one that stands: an old page can't sign a new text."""

    def __init__(self) -> None:
        super().__init__(_("Le texte de la convention a changé depuis votre lecture. Relisez-le, puis signez."))


class NotYourTurn(WrongState):
    """Others sign first, as the school has set."""

    def __init__(self) -> None:
        super().__init__(_("Une autre partie signe d’abord. Vous recevrez un message quand ce sera à vous."))


class AlreadySigned(WrongState):
    """This party has signed."""

    def __init__(self) -> None:
        super().__init__(_("Cette partie a déjà signé."))


class Incomplete(DomainError):
    """Something is missing before the part, or the request, can be complete. `missing`: field → sentence."""

    def __init__(self, missing: dict[str, str]) -> None:
        super().__init__(_("Il manque encore quelque chose : %(what)s") % {"what": " ".join(missing.values())})
        self.missing = missing


class NoCode(DomainError):
    """No code was asked for, or it has run out."""

    def __init__(self) -> None:
        super().__init__(_("Ce code n’est plus valable. Demandez-en un autre."), field="code")


class WrongCode(DomainError):
    """Not the code that was sent."""

    def __init__(self, left: int) -> None:
        text = (
            _("Ce n’est pas le bon code. Il reste %(left)d essais.")
            if left > 1
            else _("Ce n’est pas le bon code. Il reste un essai.")
        )
        super().__init__(text % {"left": left} if left > 1 else text, field="code")
        self.left = left


class TooManyCodes(DomainError):
    """Five codes in an hour are enough."""

    def __init__(self) -> None:
        super().__init__(_("Vous avez demandé beaucoup de codes. Attendez une heure, ou appelez l’établissement."))


class NoContact(DomainError):
    """The school holds neither e-mail nor phone of this person."""

    def __init__(self) -> None:
        super().__init__(
            _("L’établissement n’a ni e-mail ni téléphone pour cette personne. La signature se fait sur papier.")
        )


class SignerLeft(DomainError):
    """Whoever was to sign no longer is what they were asked as."""

    def __init__(self) -> None:
        super().__init__(
            _("Cette personne n’a plus sa place dans la convention. Désignez qui signe à sa place, puis rappelez.")
        )


class RestsStill(DomainError):
    """A reminder went out less than a day ago."""

    def __init__(self) -> None:
        super().__init__(_("Un rappel est parti il y a moins de 24 heures. Laissez le temps de répondre."))
