"""What a risk says and what helps, in words for adults."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from premierpas.core import clock
from premierpas.ui.typography import day, short_day

from .next_steps import NextStep
from .risks import Risk

ACTS = {
    Risk.UNCONFIRMED: gettext_lazy("Rappelez-lui de confirmer."),
    Risk.NO_AGREEMENT: gettext_lazy("Relancez ceux qui n’ont pas signé."),
    Risk.WEEK_NEAR: gettext_lazy("Cherchez une place ensemble, aussi hors du site."),
    Risk.NO_AUTHORISATION: gettext_lazy("Demandez la feuille signée, puis notez-la."),
    Risk.READY_UNSENT: gettext_lazy("Choisissez une offre ensemble, puis l’élève envoie."),
    Risk.NO_REPLY: gettext_lazy("Appelez la structure."),
    Risk.REJECTIONS: gettext_lazy("Relisez sa lettre ensemble."),
    Risk.NO_CARD: gettext_lazy("Imprimez sa carte."),
    Risk.NEVER_SIGNED_IN: gettext_lazy("Redonnez sa carte et ouvrez-la ensemble."),
    Risk.INACTIVE: gettext_lazy("Demandez où l’élève en est."),
    Risk.BEHIND: gettext_lazy("Prenez dix minutes ensemble."),
    Risk.WEEK_BEGUN: gettext_lazy("Prévoyez une autre semaine ou un accueil au collège."),
}


NEXT = {
    NextStep.CARD: gettext_lazy("demander sa carte : c’est vous qui l’imprimez"),
    NextStep.OPEN: gettext_lazy("ouvrir son compte avec sa carte"),
    NextStep.AUTHORISATION: gettext_lazy("rapporter l’autorisation signée"),
    NextStep.WRITE: gettext_lazy("écrire son CV et sa lettre"),
    NextStep.KEEP: gettext_lazy("garder des offres, en attendant les semaines de la classe"),
    NextStep.SEND: gettext_lazy("envoyer une candidature"),
    NextStep.ASK: gettext_lazy("venir vous voir : la semaine est proche"),
    NextStep.CONFIRM: gettext_lazy("confirmer sa place"),
    NextStep.SIGN: gettext_lazy("signer sa convention"),
}


def next_for_adults(step: NextStep) -> str:
    """What the pupil does next, as an adult is told; empty when it is for others to act."""
    return str(NEXT.get(step, ""))


def reason(kind: Risk, data: Mapping[str, str | int], *, today: date) -> str:
    """One whole sentence without its full stop: why this pupil is on the list."""
    if kind == Risk.UNCONFIRMED:
        return _("Place à confirmer avant le %(day)s") % {"day": short_day(_day(data, "day"))}
    if kind == Risk.REJECTIONS:
        return _("%(count)s refus") % data
    if kind in (Risk.WEEK_NEAR, Risk.NO_AGREEMENT):
        return _before(kind, (_day(data, "first") - today).days)
    if kind in (Risk.NO_REPLY, Risk.INACTIVE):
        days = (today - _day(data, "since")).days
        if kind == Risk.NO_REPLY:
            return ngettext("Sans réponse depuis un jour", "Sans réponse depuis %(days)d jours", days) % {"days": days}
        return ngettext("Rien depuis un jour", "Rien depuis %(days)d jours", days) % {"days": days}
    label = str(kind.label)
    return label[0].upper() + label[1:]


def _before(kind: Risk, days: int) -> str:
    if kind == Risk.WEEK_NEAR:
        if days <= 0:
            return _("Pas de place, la semaine commence aujourd’hui")
        return ngettext(
            "Pas de place à un jour de la semaine", "Pas de place à %(days)d jours de la semaine", days
        ) % {"days": days}  # fmt: skip
    if days <= 0:
        return _("Convention pas signée, le stage commence aujourd’hui")
    return ngettext(
        "Convention pas signée à un jour du stage", "Convention pas signée à %(days)d jours du stage", days
    ) % {"days": days}  # fmt: skip


def _day(data: Mapping[str, str | int], name: str) -> date:
    return date.fromisoformat(str(data[name]))


def said_to_pupil(step: NextStep, due: date | None) -> str:
    """The step as a kind sentence, with its last day where it has one."""
    if due is None:
        return _("%(step)s.") % {"step": step.label}
    return _("%(step)s avant le %(day)s.") % {"step": step.label, "day": day(due)}


def why_not_nudge(step: NextStep, *, last: date | None) -> str:
    """Why a word to the pupil wouldn't help now; empty when it does. `last`: the day of the last one."""
    if step in (NextStep.CARD, NextStep.OPEN):
        return _("L’élève n’a pas encore ouvert son compte : donnez-lui sa carte.")
    if step == NextStep.NONE:
        return _("L’élève n’a rien à faire pour l’instant.")
    if last == clock.today():
        return _("L’élève a déjà reçu un rappel aujourd’hui.")
    return ""
