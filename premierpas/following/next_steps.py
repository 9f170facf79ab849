"""What a pupil does next, and until when it is of use: never a day on which it can no longer help."""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.applications.deadlines import last_day_to_decide

from .stages import Facts, Stage, stage_of


class NextStep(models.TextChoices):
    """In the pupil's words, as they hang on the wall; NONE when it is for others to act."""

    NONE = "", ""
    CARD = "card", _("Demande ta carte à ton professeur")
    OPEN = "open", _("Ouvre ton compte avec ta carte")
    AUTHORISATION = "authorisation", _("Rapporte l’autorisation signée")
    WRITE = "write", _("Écris ton CV et ta lettre")
    KEEP = "keep", _("Garde les offres qui te plaisent")  # while the class has no weeks, nothing can be sent
    SEND = "send", _("Envoie une candidature")
    ASK = "ask", _("Va voir ton professeur : la semaine est proche")
    CONFIRM = "confirm", _("Confirme ta place")
    SIGN = "sign", _("Signe ta convention")


def next_step_of(facts: Facts, *, today: date) -> tuple[NextStep, date | None]:
    """The step, and the last day on which it helps; None where no week is set or the help is for today."""
    stage = stage_of(facts)
    if stage == Stage.ACCEPTED:
        return NextStep.CONFIRM, facts.confirm_due
    if stage == Stage.AGREED:
        first = min((first for state, first, _last in facts.placements if state == "planned"), default=None)
        if not facts.signature_awaited or first is None:
            return NextStep.NONE, None
        return NextStep.SIGN, max(first - timedelta(days=1), today)
    if stage in (Stage.WAITING, Stage.ON_INTERNSHIP, Stage.COMPLETED):
        return NextStep.NONE, None
    due = last_day_to_send(facts, today)
    if due is None and facts.period_end is not None:
        return NextStep.ASK, None
    return _preparing(facts, stage), due


def last_day_to_send(facts: Facts, today: date) -> date | None:
    """The last day on which an application still reaches a company in time: for the first week, else for the last."""
    if facts.period_start is None or facts.period_end is None:
        return None
    last_monday = facts.period_end - timedelta(days=facts.period_end.weekday())
    days = (last_day_to_decide(first) - timedelta(days=1) for first in (facts.period_start, last_monday))
    return next((day for day in days if day >= today), None)


def _preparing(facts: Facts, stage: Stage) -> NextStep:
    if stage == Stage.NOT_STARTED:
        return NextStep.OPEN if facts.card_issued else NextStep.CARD
    if facts.needs_authorisation:
        return NextStep.AUTHORISATION
    if not facts.has_texts:
        return NextStep.WRITE
    return NextStep.KEEP if facts.period_start is None else NextStep.SEND
