"""How long the official lists of occupations take to import, what they weigh, and what a later version changes.

    ROME=FOLDER ONISEP=FILE make bench NAME=occupation_lists

ROME: France Travail's two CSV files in a folder. ONISEP: `ideo-metiers_onisep.csv`. Neither ships: they are where
docs/data.md says. Each is imported whole into a database of its own, once more (which has to change nothing), then as a
later version would be: names changed, lines gone, lines new. Every occupation is then looked for by its own name, as it is
typed for a man or a woman (`codes_lost`). `peak_mb` is this process at its most, Django included. Nothing is left. Progress goes to stderr; the last line of stdout is JSON.
"""

import csv
import os
import resource
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from own_folder import django_here, own_folder, report, run, tell

CHANGED, GONE, NEW = range(10, 15), range(100, 103), 4


def given(name: str) -> Path:
    """What the environment names, or a word about what is missing."""
    place = os.environ.get(name, "")
    if not place or not Path(place).exists():
        raise RuntimeError(f"say where the list is: {name}=…")
    return Path(place).resolve()


def later(source: Path, into: Path, *, separator: str, name: str, key: str, number: Callable[[int], str]) -> None:
    """The same list a version later: some names changed, some gone, four new."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = list(csv.reader(file, delimiter=separator))
    at, key_at = head.index(name), head.index(key)
    changed, gone = ({rows[n][key_at] for n in some} for some in (CHANGED, GONE))  # some have several lines
    for row in rows:
        if row[key_at] in changed:
            row[at] += " (nouveau nom)"
    new = [list(rows[0]) for _each in range(NEW)]
    for n, row in enumerate(new):
        row[at], row[key_at] = f"Métier tout neuf {n}", number(n)
    kept = [row for row in rows if row[key_at] not in gone]
    with into.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=separator).writerows([head, *kept, *new])


def versions(folder: Path) -> tuple[dict[str, Path], dict[str, Path]]:
    """Both lists as they are, and as they would be later."""
    now = {"rome": given("ROME"), "onisep": given("ONISEP")}
    then = folder / "rome"
    then.mkdir()
    (titles,), (codes,) = now["rome"].glob("*appellation*.csv"), now["rome"].glob("*code_rome*.csv")
    shutil.copy(codes, then)
    later(titles, then / titles.name, separator=",", name="libelle_appellation_long", key="code_ogr",
          number=lambda n: f"{9_000_000 + n}")  # fmt: skip
    address = "http://www.onisep.fr/http/redirection/metier/slug/MET.99{}"
    later(now["onisep"], folder / "onisep.csv", separator=";", name="libellé métier", key="lien site onisep.fr",
          number=address.format)  # fmt: skip
    return now, {"rome": then, "onisep": folder / "onisep.csv"}


def reached(occupations: Any) -> dict[str, Any]:
    """Which occupations aren't found by either form of their name, with a sheet or a sector to go on to; how quickly."""
    from premierpas.occupations.leads import leads_for
    from premierpas.occupations.rome import sectors_of_code, sheet_near

    lost, began, typed = [], time.perf_counter(), 0
    for code, name in occupations:
        for form in name.split(" / "):
            typed += 1
            if not leads_for(form) or not (sheet_near(code) or sectors_of_code(code)):
                lost.append(f"{code} {form}")
    each_ms = (time.perf_counter() - began) / typed * 1000
    return {"codes_lost": lost[:20], "codes_lost_count": len(lost), "typed": typed, "looked_for_ms": round(each_ms, 1)}


def measure() -> None:
    """Each list three times."""
    with own_folder(DEMO="0") as folder, django_here(folder):
        from django.core.management import call_command
        from django.db import connection

        from premierpas.core.actors import Actor
        from premierpas.occupations.importing import import_onisep, import_rome
        from premierpas.occupations.models import OnisepOccupation, RomeOccupation, RomeTitle

        call_command("migrate", verbosity=0, interactive=False)
        imports: dict[str, Callable[..., Any]] = {"rome": import_rome, "onisep": import_onisep}
        now, then = versions(folder)
        figures: dict[str, Any] = {}
        for name, import_it in imports.items():
            for what, source in (("first", now[name]), ("again", now[name]), ("later", then[name])):
                began = time.perf_counter()
                told = import_it(source, by=Actor.task("bench")).to_json()
                told = {**told, "errors": len(told["errors"]), "s": round(time.perf_counter() - began, 2)}
                figures[f"{name}_{what}"] = told
                tell(f"{name}, {what}: {told}")
            if name == "rome":
                figures |= reached(RomeOccupation.objects.values_list("code", "name"))
        with connection.cursor() as cursor:
            tables = [model._meta.db_table for model in (RomeOccupation, RomeTitle, OnisepOccupation)]
            cursor.execute(
                "SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(%s::text[]) AS name", [tables]
            )
            figures["tables_mb"] = round(int(cursor.fetchone()[0]) / 1e6, 1)
        figures["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
    report("occupation_lists", figures, {"again": "nothing created, changed or removed"})


if __name__ == "__main__":
    run(measure)
