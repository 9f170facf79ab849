"""Why something of the time after the week isn't possible (yet)."""

from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError, WrongState


class NotAskedNow(WrongState):
    """The questions of this moment are over, or haven't come yet."""

    def __init__(self) -> None:
        super().__init__(_("Ces questions ne se posent pas maintenant. Reviens après ta semaine de stage."))


class AnsweredAlready(WrongState):
    """Each moment is answered once: that is what makes the two comparable."""

    def __init__(self) -> None:
        super().__init__(_("Tu as déjà répondu. Tes réponses sont gardées : elles sont sur cette page."))


class ReviewIsRead(WrongState):
    """Both parts are written and the pupil reads them: they stay as they are."""

    def __init__(self) -> None:
        super().__init__(_("Ce bilan est terminé : l’élève le lit. Il ne change plus."))


class WrittenMeanwhile(WrongState):
    """A colleague has written this part since the page was opened."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Un collègue a écrit cette partie entre-temps. Votre texte est encore dans la page : comparez, puis "
                "enregistrez."
            )
        )


class NothingWritten(DomainError):
    """A part of a review needs at least its word to the pupil."""

    def __init__(self) -> None:
        super().__init__(_("Écrivez au moins un mot à l’élève."), field="word")


class NotLivedYet(WrongState):
    """The week isn't over: this comes after it."""

    def __init__(self) -> None:
        super().__init__(_("Cette page s’ouvre le dernier jour de ta semaine de stage."))


class FamilyDecides(WrongState):
    """Under fifteen the family says yes first."""

    def __init__(self) -> None:
        super().__init__(
            _("Tu as moins de 15 ans : un parent doit dire oui sur sa page, ou ton professeur le note."), field="email"
        )


class NobodyToAsk(WrongState):
    """No contact of the host is known, or they have left."""

    def __init__(self) -> None:
        super().__init__(_("Nous n’avons pas de contact pour cette structure. Ton professeur peut l’appeler avec toi."))


class AskedAlready(WrongState):
    """Once a placement."""

    def __init__(self) -> None:
        super().__init__(_("Tu as déjà demandé cette recommandation."))


class ReferenceIsOver(WrongState):
    """It was given, declined, or its time is over."""

    def __init__(self) -> None:
        super().__init__(_("Cette demande est terminée. Merci quand même !"))


class TellsWho(DomainError):
    """A text that others read says who wrote it, or names somebody."""

    def __init__(self, passage: str, *, field: str) -> None:
        super().__init__(
            _("« %(passage)s » peut dire qui tu es, ou qui est quelqu’un. Retire ce passage : le reste suffit.")
            % {"passage": passage},
            field=field,
        )


class TaleMoved(WrongState):
    """Its writer has changed it or taken it back since it was read."""

    def __init__(self) -> None:
        super().__init__(_("L’élève a changé ou retiré ce texte entre-temps. Relisez-le avant de décider."))
