"""One migrated database for every process and run, kept under a hash of all that makes it, and cloned.

Where only migrations were added since another one was made, it grows from that one.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import django
import pgtrigger.registry
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from .server import at, database_names, known_as, quoted

KEPT = 3  # branches with other migrations take turns on one server
LOCK = 0x7E57
OURS = re.compile(r"^(?:from|import) (premierpas\.[\w.]+)", re.MULTILINE)


def fingerprint(server: int) -> str:
    """A hash of the apps, their migrations and what these import, the triggers, and the server's version."""
    triggers = sorted(trigger.compile(model).hash for model, trigger in pgtrigger.registry.registered())
    said = [ground(server), settings.INSTALLED_APPS, triggers, sorted(prints().items())]
    return _hash(repr(said).encode())


def ground(server: int) -> str:
    """What no migration can bring from another template's to ours."""
    return repr([django.VERSION, server, settings.AUTH_USER_MODEL])


def prints() -> dict[str, str]:
    """A hash of each source."""
    return {"/".join(source.parts[-4:]): _hash(source.read_bytes()) for source in sources()}


def _hash(what: bytes) -> str:
    return hashlib.sha256(what).hexdigest()[:16]


def sources() -> Iterator[Path]:
    """Every migration of every installed app, and the modules of ours that they name."""
    named = set()
    for app in apps.get_app_configs():
        for migration in sorted(Path(app.path, "migrations").rglob("*.py")):
            yield migration
            named.update(OURS.findall(migration.read_text(encoding="utf-8")))
    for module in sorted(named):
        found = find_spec(module)
        if found and found.origin:
            yield Path(found.origin)


def migrated(cursor: Any, base: str, *, anew: bool = False) -> str:
    """The name of the migrated database, made now where it is missing; `cursor` isn't in it.

    Processes that come at once wait for the first. What was used longest ago is dropped, beyond a few.
    """
    prefix = f"{base}_template_"
    name = prefix + fingerprint(_version(cursor))
    cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        names = database_names(cursor, prefix)
        if anew and name in names:
            cursor.execute(f"DROP DATABASE {quoted(name)}")
            names.remove(name)
        if name not in names:
            _make(cursor, name, grown_from=_nearest(cursor, prefix))
        known = {"turn": _next_turn(cursor, prefix), "ground": ground(_version(cursor)), "prints": prints()}
        cursor.execute(f"COMMENT ON DATABASE {quoted(name)} IS %s", [json.dumps(known)])
        for old in by_use(cursor, prefix)[KEPT:]:
            cursor.execute(f"DROP DATABASE IF EXISTS {quoted(old)} WITH (FORCE)")
    finally:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    return name


def by_use(cursor: Any, prefix: str) -> list[str]:
    """The templates, the last used first; those half made come last."""
    return sorted(database_names(cursor, prefix), key=lambda name: _turn(cursor, name), reverse=True)


def _nearest(cursor: Any, prefix: str) -> str:
    """The template last used of which everything still stands as it was; empty when there is none."""
    here, now = ground(_version(cursor)), prints().items()
    for name in by_use(cursor, prefix):
        known = _known(cursor, name)
        if known.get("ground") == here and known["prints"].items() <= now:
            return name
    return ""


def _make(cursor: Any, name: str, *, grown_from: str) -> None:
    """Under another name first: what was killed half-way is never taken for whole."""
    half = f"{name}_half"
    cursor.execute(f"DROP DATABASE IF EXISTS {quoted(half)} WITH (FORCE)")
    origin = f" TEMPLATE {quoted(grown_from)}" if grown_from else ""
    cursor.execute(f"CREATE DATABASE {quoted(half)}{origin}")
    with at(half):
        call_command("migrate", verbosity=0, interactive=False)
    cursor.execute(f"ALTER DATABASE {quoted(half)} ALLOW_CONNECTIONS false")  # who is in it keeps others from cloning
    cursor.execute(f"ALTER DATABASE {quoted(half)} RENAME TO {quoted(name)}")


def _next_turn(cursor: Any, prefix: str) -> int:
    return max((_turn(cursor, name) for name in database_names(cursor, prefix)), default=0) + 1


def _turn(cursor: Any, name: str) -> int:
    return int(_known(cursor, name).get("turn", 0))


def _known(cursor: Any, name: str) -> dict[str, Any]:
    said = known_as(cursor, name)
    return json.loads(said) if said.startswith("{") else {}


def _version(cursor: Any) -> int:
    return int(cursor.connection.info.server_version)
