from collections.abc import Collection

from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError


class BadSiret(DomainError):
    """Not a SIRET; the message says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message, field="siret")


class NotIndependent(DomainError):
    """The contact called back is the one that the person typed themselves."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Ce numéro a été saisi à l’inscription, et cette source vient de la même personne. Cherchez-le dans un"
                " annuaire, un registre ou sur le site."
            ),
            field="contact",
        )


class NoNumber(DomainError):
    """The call-back wasn't made on a telephone number; the message says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message, field="contact")


class SourceUnsaid(DomainError):
    """The number comes from elsewhere, and nobody says from where."""

    def __init__(self) -> None:
        super().__init__(_("Dites dans la note où vous avez trouvé ce numéro."), field="note")


class CallNotYetMade(DomainError):
    """The call-back is said to be on a day that hasn't come."""

    def __init__(self) -> None:
        super().__init__(_("Ce jour n’est pas encore venu. Notez l’appel une fois qu’il a eu lieu."), field="called_on")


class TooSoon(DomainError):
    """A reminder rests for a day."""

    def __init__(self) -> None:
        super().__init__(_("Cette invitation est partie il y a moins d’un jour. Laissez le temps de la lire."))


class AlreadyInvited(DomainError):
    """This person already belongs or has an open invitation."""

    def __init__(self) -> None:
        super().__init__(_("Cette personne est déjà membre ou déjà invitée."), field="email")


class OtherDomain(DomainError):
    """The address is of another domain than the school's people: whoever invites has to say that it is right."""

    def __init__(self, domain: str, known: Collection[str]) -> None:
        words = {"domain": domain, "known": ", ".join(sorted(known))}
        said = (
            _("Les adresses de l’établissement finissent par %(known)s. Celle-ci finit par %(domain)s. Vérifiez-la.")
            if known
            else _("%(domain)s donne des adresses personnelles, pas des adresses de travail. Vérifiez-la.")
        )
        super().__init__(said % words, field="email")


class OtherName(DomainError):
    """Whoever opened the invitation isn't called as the person who was meant."""

    def __init__(self) -> None:
        super().__init__(_("Ce nom n’est pas celui de la personne invitée."), field="name")


class UnknownSchool(DomainError):
    """No school of the register has this code."""

    def __init__(self) -> None:
        super().__init__(_("Aucun collège ni lycée n’a ce code UAI."), field="uai")


class OtherTerritory(DomainError):
    """The school lies in a commune of another territory, whose coordinators add it."""

    def __init__(self) -> None:
        super().__init__(_("Cet établissement est dans une commune d’un autre territoire."), field="uai")


class UnknownCommune(DomainError):
    """No commune has this INSEE code."""

    def __init__(self, insee: str) -> None:
        super().__init__(_("Aucune commune n’a le code INSEE %(insee)s.") % {"insee": insee}, field="communes")


class CommuneTaken(DomainError):
    """A commune lies in one territory only."""

    def __init__(self, insee: str, holder: str) -> None:
        words = {"insee": insee, "holder": holder}
        super().__init__(_("La commune %(insee)s est déjà dans le territoire %(holder)s.") % words, field="communes")


class StandIn(DomainError):
    """Somebody can't have a class between these days; the message says why."""


class LastMember(DomainError):
    """Somebody has to stay in charge."""

    def __init__(self) -> None:
        super().__init__(_("Il faut garder au moins une personne. Invitez d’abord quelqu’un d’autre."))


class BadPeriod(DomainError):
    """The period can't be a period of internship."""


class SiteInUse(DomainError):
    """An offer, or a pupil's stay, is bound to this place."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Une offre mène des élèves à cette adresse. Ajoutez l’autre lieu, puis choisissez-le dans l’offre : "
                "nous la relirons."
            ),
            field="street",
        )
