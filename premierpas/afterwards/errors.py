"""Why something of the time after the week isn't possible (yet)."""

from django.utils.translation import gettext as _

from premierpas.core.errors import WrongState


class NotAskedNow(WrongState):
    """The questions of this moment are over, or haven't come yet."""

    def __init__(self) -> None:
        super().__init__(_("Ces questions ne se posent pas maintenant. Reviens après ta semaine de stage."))


class AnsweredAlready(WrongState):
    """Each moment is answered once: that is what makes the two comparable."""

    def __init__(self) -> None:
        super().__init__(_("Tu as déjà répondu. Tes réponses sont gardées : elles sont sur cette page."))
