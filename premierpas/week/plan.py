"""The plan of a course report and the criteria of an evaluation: what most schools ask, what a class's teachers set.

The usual plan follows what collèges hand out for the "rapport de stage" of 3e; a class may rename, reorder, leave out
and add.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.organisations.models import Classroom

from .models import ClassPlan, ReportSection

OWN_SECTIONS = ("own-1", "own-2", "own-3")  # those that a teacher may add
MOST_CRITERIA = 8


@dataclass(frozen=True)
class Section:
    """One section: `words` is how many the school expects (0: as many as it takes). `beside` it: no longer asked."""

    key: str
    title: str
    hint: str = ""
    words: int = 0
    beside: bool = False


_USUAL: tuple[tuple[str, Any, Any, int], ...] = (
    (
        "thanks",
        gettext_lazy("Remerciements"),
        gettext_lazy("Qui t’a accueilli, aidé, expliqué ? Remercie pour une chose précise."),
        60,
    ),
    (
        "company",
        gettext_lazy("L’endroit"),
        gettext_lazy("Son nom, depuis quand il existe, combien de personnes, où il se trouve."),
        120,
    ),
    (
        "activity",
        gettext_lazy("Ce qu’on y fait"),
        gettext_lazy("À quoi sert ce travail, et à qui ? Suis une chose du début à la fin."),
        150,
    ),
    (
        "trade",
        gettext_lazy("Un métier de près"),
        gettext_lazy("La personne, sa journée, ses études, ce qui lui plaît, ce qui est dur."),
        200,
    ),
    (
        "week",
        gettext_lazy("Ma semaine"),
        gettext_lazy("Jour par jour, ou moment par moment. Choisis ce qui compte."),
        300,
    ),
    (
        "learnt",
        gettext_lazy("Ce que j’ai appris"),
        gettext_lazy("Des mots, des gestes, des règles, et des choses sur toi."),
        150,
    ),
    (
        "opinion",
        gettext_lazy("Mon avis"),
        gettext_lazy("Ce qui t’a plu, moins plu, et si ce stage change tes idées pour la suite."),
        150,
    ),
)
_CRITERIA = (
    gettext_lazy("Arrive à l’heure, prévient en cas de retard"),
    gettext_lazy("Salue, écoute, respecte les personnes"),
    gettext_lazy("Suit les consignes et les règles de sécurité"),
    gettext_lazy("Pose des questions, s’intéresse"),
    gettext_lazy("Prend part à ce qu’on lui propose"),
)


def usual_sections() -> list[Section]:
    """What most schools ask."""
    return [Section(key, str(title), str(hint), words) for key, title, hint, words in _USUAL]


def sections_of(plan: ClassPlan | None) -> list[Section]:
    """The sections that a class asks for, in order."""
    if plan is None or not plan.sections:
        return usual_sections()
    return [Section(**each) for each in plan.sections]


def criteria_of(plan: ClassPlan | None) -> list[str]:
    """The criteria of the tutor's evaluation."""
    return list(plan.criteria) if plan and plan.criteria else [str(title) for title in _CRITERIA]


def plan_of(classroom: Classroom | int) -> ClassPlan | None:
    """The plan that teachers have set for this class, if any."""
    return ClassPlan.objects.filter(classroom=classroom).first()


def with_written(sections: Iterable[Section], written: Iterable[ReportSection]) -> list[Section]:
    """The plan, and after it the sections that it no longer asks for but that hold words."""
    plan = list(sections)
    keys = {each.key for each in plan}
    former = {each.key: each for each in usual_sections()}
    beside = [
        Section(row.key, former[row.key].title if row.key in former else _("Partie ajoutée"), beside=True)
        for row in written
        if row.key not in keys and row.words
    ]
    return plan + beside


def as_json(sections: Iterable[Section]) -> list[dict[str, Any]]:
    """As it is stored."""
    return [{name: value for name, value in asdict(each).items() if name != "beside"} for each in sections]
