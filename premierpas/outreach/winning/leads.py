"""Leads from a list: which lines are new companies, which have a file, which look like one."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from rapidfuzz import fuzz, process

from premierpas.core.text import plain
from premierpas.organisations.company_lists import ListedCompany
from premierpas.organisations.models import Territory

from ..actions.files import SIMILAR
from ..models import CompanyFile

NEEDED = ("name",)
MOST_LINES = 500
_ALIKE_SHOWN = 2


class Fate(Enum):
    """What a line of the list becomes."""

    NEW = "new"
    KNOWN = "known"
    ALIKE = "alike"


@dataclass(frozen=True)
class Line:
    """One line of the list, what it becomes, and the files it may be."""

    listed: ListedCompany
    fate: Fate
    files: tuple[CompanyFile, ...] = ()

    @property
    def name(self) -> str:
        return str(self.listed.fields.get("name", ""))


def read_fates(listed: Sequence[ListedCompany], territory: Territory) -> list[Line]:
    """Each line beside what the association knows: by SIRET anywhere, by name in the territory; in two queries."""
    sirets = [each.siret for each in listed if each.siret]
    known = {file.siret: file for file in CompanyFile.objects.filter(siret__in=sirets, merged_into=None)}
    there = list(CompanyFile.objects.filter(territory=territory, merged_into=None).order_by("pk"))
    names = [plain(file.name) for file in there]
    lines: list[Line] = []
    above: list[str] = []
    for each in listed:
        name = plain(str(each.fields["name"]))
        alike = process.extract(name, names, scorer=fuzz.token_sort_ratio, score_cutoff=SIMILAR, limit=_ALIKE_SHOWN)
        twice = process.extractOne(name, above, scorer=fuzz.token_sort_ratio, score_cutoff=SIMILAR)
        if each.siret in known:
            lines.append(Line(each, Fate.KNOWN, (known[each.siret],)))
        elif alike or twice:
            lines.append(Line(each, Fate.ALIKE, tuple(there[at] for _name, _score, at in alike)))
        else:
            lines.append(Line(each, Fate.NEW))
            above.append(name)
    return lines
