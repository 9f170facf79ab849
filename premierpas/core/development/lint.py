"""`make lint`: every static check, all of them run, so that one pass shows everything."""

import os
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
    "english": ["python", "-m", "premierpas.core.development.catalogues", "--check"],
    "migrations": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
}


def main() -> int:
    """Run them, print what those that failed said; 1 if any did."""
    failed = []
    for name, command in CHECKS.items():
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


if __name__ == "__main__":
    sys.exit(main())
