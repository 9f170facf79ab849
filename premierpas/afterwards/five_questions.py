"""The five questions that a pupil answers twice, in the words of each version; answers are told by theirs.

A wording never changes under answers that were given: whoever wants other words adds a version.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

NEWEST = 1
FIELDS = ("confident", "speaks", "knows", "imagines", "plans")
WORDINGS: Mapping[int, Mapping[str, Any]] = {
    1: {
        "confident": _("Je me sens capable d’apprendre un métier."),
        "speaks": _("J’ose parler à un adulte que je ne connais pas."),
        "knows": _("Je peux citer plusieurs métiers et dire ce qu’on y fait."),
        "imagines": _("Je sais quels métiers me plaisent, ou ne me plaisent pas."),
        "plans": _("J’ai une idée de ce que je veux faire après le collège."),
    },
}
MARKS = [(1, _("Pas du tout")), (2, _("Un peu")), (3, _("Assez")), (4, _("Tout à fait"))]


def said(mark: int) -> Any:
    """A mark in words."""
    return dict(MARKS)[mark]
