"""`python -m premierpas.core.development.format_templates [--check]`: every template in the layout of the house."""

import sys
from functools import cache
from pathlib import Path

from premierpas.core.development.markup.gaps import BLOCK, INLINE, Ends, ends_of
from premierpas.core.development.markup.layout import WIDTH, laid_out
from premierpas.core.development.markup.tree import read

PRODUCT = Path(__file__).resolve().parents[2]
LONGEST = 200


def main(arguments: list[str]) -> int:
    """Rewrite them; with `--check`, only name those that aren't as they should be (1 if there are)."""
    faults = []
    for path in templates():
        source = path.read_text(encoding="utf-8")
        target = laid_out(source, included)
        if "--check" not in arguments and target != source:
            path.write_text(target, encoding="utf-8")
            source = target
        faults += [f"{path.relative_to(PRODUCT.parent)}: {fault}" for fault in faults_of(source, target)]
    print("\n".join(faults))
    return 1 if faults else 0


def templates() -> list[Path]:
    """All of ours, in order."""
    return sorted(PRODUCT.glob("**/templates/**/*.html"))


def faults_of(source: str, target: str) -> list[str]:
    """What is wrong with a template whose layout should be `target`."""
    lines = source.splitlines()
    faults = [] if source == target else ["not formatted"]
    faults += [f"line {number} is too long" for number, line in enumerate(lines, start=1) if len(line) > WIDTH]
    return faults + ([f"{len(lines)} lines"] if len(lines) > LONGEST else [])


@cache
def included(name: str, side: int, in_row: bool) -> Ends:
    """What a template that another includes draws first (side 0) or last (-1)."""
    for path in PRODUCT.glob(f"**/templates/{name}"):
        return ends_of(read(path.read_text(encoding="utf-8")).children, side, in_row, included)
    return frozenset([BLOCK if in_row else INLINE])  # Django's own: an input


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
