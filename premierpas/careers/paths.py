"""All paths that can be walked: those that the product ships (`data/paths/*.toml`), then those that people made."""

import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path as File
from typing import Any

from django.db.models import Q

from premierpas.core.alphabet import alphabetical, in_order
from premierpas.occupations.sectors import SECTORS
from premierpas.occupations.sheets import sheets
from premierpas.organisations.enums import Verification
from premierpas.ui.typography import nbsp

from .enums import PathState
from .models import DiscoveryPath
from .stages import LEAST, LONGEST, MOST, SHORTEST, Path, Stage, stages_of

FOLDER = File(__file__).parent / "data" / "paths"
_PATH = {"title", "intro", "sector", "stage"}
_STAGE = {"sheet", "where", "minutes", "watch", "ask", "fill"}


class WrongPath(ValueError):
    """A shipped path that can't be walked: which one, and why."""


@cache
def shipped() -> Mapping[str, Path]:
    """Those of the product, by slug, in alphabetical order."""
    found = {file.stem: read_path(file.stem, file.read_text("utf-8")) for file in FOLDER.glob("*.toml")}
    return {path.slug: path for path in in_order(found.values(), lambda each: each.title)}


def read_path(slug: str, source: str) -> Path:
    """One file; raises WrongPath."""
    row = tomllib.loads(source)
    if row.keys() != _PATH or any(stage.keys() != _STAGE for stage in row["stage"]):
        raise WrongPath(f"{slug}: a key is missing or too much")
    stages = tuple(_stage(slug, number, each) for number, each in enumerate(row["stage"], start=1))
    if row["sector"] not in SECTORS or not LEAST <= len(stages) <= MOST:
        raise WrongPath(f"{slug}: its sector, or how many stages it has")
    return Path(slug, nbsp(row["title"]), nbsp(row["intro"]), row["sector"], stages)


def _stage(slug: str, number: int, row: Mapping[str, Any]) -> Stage:
    sheet = sheets().get(row["sheet"])
    if sheet is None or not SHORTEST <= row["minutes"] <= LONGEST or not row["ask"].endswith("?"):
        raise WrongPath(f"{slug}, {number}: its sheet, its minutes, or a question without its mark")
    said = {name: nbsp(row[name]) for name in ("where", "watch", "ask", "fill")}
    return Stage(key=str(number), trade=sheet.title, sheet=sheet.slug, minutes=row["minutes"], **said)


def read(row: DiscoveryPath) -> Path:
    """A path that somebody made."""
    stages, company = stages_of(row.stages), row.company.name if row.company else ""
    return Path(row.slug, row.title, row.intro, row.sector, stages, row.company_id, company)


def made(**only: Any) -> list[Path]:
    """Those that people made and the association has read, of companies that are still verified."""
    rows = DiscoveryPath.objects.filter(state=PathState.PUBLISHED, **only).select_related("company")
    seen = Q(company=None) | Q(company__state=Verification.VERIFIED)
    return [read(row) for row in rows.filter(seen).order_by(alphabetical("title"), "pk")]


def all_paths() -> list[Path]:
    """All of them: those that people made first, then the product's. One query."""
    return [*made(), *shipped().values()]


def titles_of(slugs: Collection[str]) -> dict[str, str]:
    """How these paths are called, by slug, also those that are no longer walked. One query at most."""
    known = {slug: shipped()[slug].title for slug in slugs if slug in shipped()}
    others = set(slugs) - known.keys()
    rows = DiscoveryPath.objects.filter(slug__in=others).values_list("slug", "title") if others else ()
    return known | dict(rows)


def path_named(slug: str) -> Path | None:
    """The path of an address; None where there is none to be read."""
    return shipped().get(slug) or next(iter(made(slug=slug)), None)
