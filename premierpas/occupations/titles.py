"""Which sectors a word of a job title tells; the words of ROME, shipped in `data/titles.txt`."""

from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "titles.txt"


def singular(word: str) -> str:
    """The word without the sign of a plural: `boulangers` is `boulanger`."""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


@cache
def sectors_of_titles() -> dict[str, tuple[str, ...]]:
    """Word of a title, unaccented → codes of sectors, the likeliest first."""
    lines = (line.split("\t") for line in FILE.read_text("utf-8").splitlines())
    return {word: tuple(sectors.split()) for word, sectors in lines}
