"""`make lint`: every static check, all of them run, so that one pass shows everything."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
_TOOLS = Path(sys.executable).parent
CHECKS = {
    "ruff": ["ruff", "check", "--quiet", "--output-format=concise", "."],
    "format": ["ruff", "format", "--check", "--output-format=concise", "."],
    "types": ["mypy", "--no-error-summary"],
    "templates": ["djlint", "premierpas", "--lint", "--quiet"],
    "layout": ["python", "-m", "premierpas.core.development.format_templates", "--check"],
    "floors": ["lint-imports", "--no-logo"],
    "own rules": ["python", "-m", "premierpas.core.development.own_rules"],
    "migrations": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
}


def main() -> int:
    """Run them, print what those that failed said; 1 if any did."""
    failed = []
    for name, command in [*CHECKS.items(), *_messages()]:
        done = subprocess.run(
            command if Path(command[0]).is_absolute() else [str(_TOOLS / command[0]), *command[1:]],
            cwd=PROJECT,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "premierpas.settings.test"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        print(f"{'✗' if done.returncode else '✓'} {name}", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout.rstrip(), flush=True)
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _messages() -> list[tuple[str, list[str]]]:
    """Each catalogue of translations must compile; French, the source, needs none."""
    catalogues = sorted((PROJECT / "locale").glob("*/LC_MESSAGES/*.po"))
    compiler = shutil.which("msgfmt")
    if catalogues and compiler is None:
        print("- translations not checked: gettext is not installed (apt-get install gettext)")
        return []
    return [
        (f"messages {po.parent.parent.name}", [str(compiler), "-c", "-o", os.devnull, str(po)]) for po in catalogues
    ]


if __name__ == "__main__":
    sys.exit(main())
