"""What holds companies back, what is known to answer it, and what has worked for whom."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from premierpas.core.compiled import Compiled, Given

from ..enums import Objection, Outcome
from ..models import Heard

KNOWN = {
    Objection.NO_TIME: _("Deux tuteurs qui se relaient, et le déroulé tout fait des cinq jours."),
    Objection.INJURY: _("La convention dit qui assure quoi. L’élève regarde : aucun engin, aucun outil dangereux."),
    Objection.SECRET: _("Une phrase dans la convention suffit, et les documents restent fermés."),
    Objection.NO_ROOM: _("Un bureau partagé, une salle de réunion, ou deux demi-équipes : une chaise suffit."),
    Objection.NOTHING_TO_DO: _("Il découvre : suivre chacun une heure, poser dix questions, raconter à la fin."),
    Objection.BEHAVIOUR: _("Un adulte du collège appelle dans la semaine, et vient s’il le faut."),
    Objection.PAPERWORK: _("Une convention, déjà remplie, signée en ligne en trois minutes."),
}
_OF_THE_TEAM = 2


@dataclass(frozen=True)
class Answered:
    """One objection: the answer that is known, how often it was lifted, and the team's own answers that worked."""

    code: str
    label: str
    known: str
    heard: int
    lifted: int
    worked: tuple[str, ...]


_counted = Compiled(
    lambda: (
        Heard.objects.filter(interview__file__territory=Given("territory"))
        .order_by()
        .values_list("objection")
        .annotate(heard=Count("pk"), lifted=Count("pk", filter=Q(outcome=Outcome.LIFTED)))
    )
)
_lifted = Compiled(
    lambda: (
        Heard.objects.filter(interview__file__territory=Given("territory"), outcome=Outcome.LIFTED)
        .exclude(answer="")
        .order_by("-pk")
        .values_list("objection", "answer")[:200]
    )
)


def answered(territory_id: int) -> list[Answered]:
    """All objections with what is known in this territory, in two queries."""
    counts = {objection: (heard, lifted) for objection, heard, lifted in _counted(territory=territory_id)}
    worked = _worked(territory_id)
    return [
        Answered(str(each), str(each.label), str(KNOWN[each]), *counts.get(each, (0, 0)), worked.get(each, ()))
        for each in Objection
    ]


def _worked(territory_id: int) -> Mapping[str, tuple[str, ...]]:
    """The newest of the team's own answers that lifted an objection."""
    found: dict[str, tuple[str, ...]] = {}
    for objection, answer in _lifted(territory=territory_id):
        known = found.get(objection, ())
        if len(known) < _OF_THE_TEAM and answer not in known:
            found[objection] = (*known, answer)
    return found
