"""How long a list of 5,000 pupils takes from bytes to rows, beside a raw COPY of the same rows.

    make bench NAME=imports

Makes a school with a head teacher and a coordinator (so that links are written too) in a database of its own, imports
the list once, then again, and leaves nothing behind. Progress goes to stderr; the last line of stdout is JSON.
"""

import io
import json
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROWS = 5_000
CLASS_SIZE = 30
FOLDER = Path(tempfile.mkdtemp(prefix="premierpas-bench-"))
os.environ["DATA_DIR"] = str(FOLDER)
os.environ["DEMO"] = "0"
os.environ.pop("DATABASE_URL", None)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "premierpas.settings.dev")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

LAST = [
    "Benali",
    "Dupont-Lefèvre",
    "N'Diaye",
    "Le Gall",
    "Çelik",
    "García Pérez",
    "Nguyen",
    "O'Brien",
    "Traoré",
    "Zhang",
]
FIRST = ["Inès", "Noé", "Fatou-Bineta", "Yanis", "Anne-Marie", "Zoé", "Moussa", "Thi Mai", "João", "Emre"]
TABLES = ["accounts_user", "people_pupil", "people_enrolment", "people_pupillink"]


def tell(text: str) -> None:
    """Progress, for whoever waits."""
    print(text, file=sys.stderr, flush=True)


def timed(what: str, do: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds and result of one step."""
    tell(f"{what} …")
    start = time.perf_counter()
    result = do()
    return time.perf_counter() - start, result


def a_list(rows: int) -> bytes:
    """A list as Pronote writes it: everybody different, 167 classes of 30."""
    lines = ["Nom;Prénom;Né(e) le;Sexe;Classe;Option 1"]
    for n in range(rows):
        born = date(2012, 1, 1) + timedelta(days=n % 360)
        # Letters, because near matches compare letters; each pair of letters differs in two places.
        mark = chr(97 + n % 26) * 2 + chr(97 + n // 26 % 26) * 2 + chr(97 + n // 676 % 26) * 2
        name = f"{LAST[n % 10]}{mark}".upper()
        lines.append(f"{name};{FIRST[n // 10 % 10]};{born:%d/%m/%Y};F;3{n // CLASS_SIZE + 1:03d};LATIN")
    return "\r\n".join(lines).encode("cp1252")


def a_school() -> Any:
    """A school with the adults who follow every pupil of it."""
    from premierpas.accounts.models import User
    from premierpas.core.actors import Actor
    from premierpas.organisations.actions.schools import join_school
    from premierpas.organisations.enums import Role
    from premierpas.organisations.models import Membership, Territory

    territory = Territory.objects.create(name="Bench", slug="bench")
    school = join_school("0921394R", territory=territory, by=Actor.task("bench"))
    head = ("head", Role.HEAD_TEACHER, {"school": school})
    coordinator = ("coordinator", Role.COORDINATOR, {"territory": territory})
    for name, role, place in (head, coordinator):
        user = User.objects.create_user(username=name, name=name, email=f"{name}@exemple.test")
        Membership.objects.create(user=user, role=role, **place)
    return school


def raw_copy() -> float:
    """Seconds of a COPY of the same rows into tables with the same indexes, without Django and triggers."""
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        held = []
        for table in TABLES:
            buffer = io.BytesIO()
            with cursor.copy(f"COPY {table} TO STDOUT") as out:
                for block in out:
                    buffer.write(block)
            cursor.execute(f"CREATE TABLE bench_{table} (LIKE {table} INCLUDING INDEXES)")
            cursor.execute(
                "SELECT string_agg(quote_ident(attname), ',' ORDER BY attnum) FROM pg_attribute"
                " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
                [table],
            )
            held.append((table, cursor.fetchone()[0], buffer.getvalue()))
        start = time.perf_counter()
        with transaction.atomic():
            for table, columns, rows in held:
                with cursor.copy(f"COPY bench_{table} ({columns}) FROM STDIN") as into:
                    into.write(rows)
        return time.perf_counter() - start


def measure() -> dict[str, Any]:
    """Run everything once on an empty database."""
    from django.core.management import call_command

    from premierpas.core import clock
    from premierpas.people.class_lists import read_class_list
    from premierpas.people.imports import import_class_list
    from premierpas.people.imports.write import IMPORT, plan_import
    from premierpas.people.models import Pupil, PupilLink

    call_command("migrate", verbosity=0, interactive=False)
    school, data = a_school(), a_list(ROWS)
    with clock.travel(date(2026, 11, 25)):
        today = clock.today()
        read_s, read = timed("reading", lambda: read_class_list(data, uai=school.uai, today=today))
        if read.errors or len(read.rows) != ROWS:
            raise SystemExit(f"the list wasn't read whole: {read.errors[:3]}")
        preview_s, _plan = timed("comparing", lambda: plan_import(school, read.rows, today=today))
        write_s, first = timed("writing", lambda: import_class_list(read.rows, school=school, by=IMPORT, today=today))
        peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        again_s, second = timed("again", lambda: import_class_list(read.rows, school=school, by=IMPORT, today=today))
    if (first.created, second.unchanged, Pupil.objects.count()) != (ROWS, ROWS, ROWS):
        raise SystemExit("the import didn't write every pupil once")
    figures = {
        "rows": ROWS,
        "rows_5000_s": round(read_s + write_s, 2),
        "read_s": round(read_s, 2),
        "preview_s": round(preview_s, 2),
        "write_s": round(write_s, 2),
        "second_import_s": round(again_s, 2),
        "links": PupilLink.objects.count(),
        "peak_mb": round(peak_mb, 1),
    }
    return {
        "name": "imports",
        "date": date.today().isoformat(),
        "machine": {"cores": os.cpu_count(), "python": sys.version.split()[0]},
        "figures": figures,
        "baseline": {"raw_copy_s": round(raw_copy(), 3)},
    }


def main() -> None:
    """Measure in a folder of its own; exits 1 when it can't."""
    import django

    from premierpas.core.embedded import data_dir, ensure_server, remove_cluster, stop_server

    try:
        ensure_server(data_dir())
        django.setup()
        from django.conf import settings

        settings.DEBUG = False  # else every statement is kept in memory
        result = measure()
        from django.db import connections

        connections.close_all()
    finally:
        stop_server(data_dir())
        remove_cluster(data_dir())
        shutil.rmtree(FOLDER, ignore_errors=True)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
