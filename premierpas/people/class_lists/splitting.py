"""A column that holds both names, parted into last and first name."""

from collections.abc import Callable

from premierpas.core.text import plain

from .names import PARTICLES, case_of, tidy

# Words that join two family names.
_JOINTS = frozenset({"e", "y", "i", "und", "dit", "dite"})


def split_full_name(text: str, *, first_name_first: bool = False) -> tuple[str, str]:
    """(last name, first name): the capitals are the last name, on whichever side they stand.

    Without capitals to go by, the first or last word is the first name, as the column's title says.
    """
    whole = tidy(text)
    before, comma, after = whole.partition(",")
    if comma and before.strip() and after.strip():
        # `TESTARD Léa, Rose, Marie` lists first names; `Dupont, Marie` parts both names.
        last, first = _by_capitals_in_front(before.split())
        return (last, f"{first}, {after.strip()}") if last and first else (before.strip(), after.strip())
    words = whole.replace(",", " ").split()
    if len(words) < 2:
        return " ".join(words), ""
    for way in (_by_capitals_in_front, _by_capitals_at_the_end):
        last, first = way(words)
        if last and first:
            return last, first
    return _by_place(words, first_name_first=first_name_first)


def _by_capitals_in_front(words: list[str]) -> tuple[str, str]:
    end = _reach(words, lambda word: _is_capital(word) or _is_weak(word))
    while end and not _is_capital(words[end - 1]):
        end -= 1
    return " ".join(words[:end]), " ".join(words[end:])


def _by_capitals_at_the_end(words: list[str]) -> tuple[str, str]:
    if not _is_capital(words[-1]):
        return "", ""
    start = len(words) - _reach(words[::-1], lambda word: _is_capital(word) or _is_weak(word))
    if start == 0 and _is_capital(words[0]):
        return "", ""
    # One word at least is the first name; so is the initial of `Mary J BLIGE`.
    start = max(start, 1)
    while not (_is_capital(words[start]) or _is_particle(words[start])):
        start += 1
    return " ".join(words[start:]), " ".join(words[:start])


def _by_place(words: list[str], *, first_name_first: bool) -> tuple[str, str]:
    if first_name_first:
        return " ".join(words[1:]), words[0]
    start = len(words) - 1 - _reach(words[-2:0:-1], lambda word: word.islower() and _is_particle(word))
    if start < len(words) - 1 and not _is_particle(words[0]):
        # `Ana da Silva`: a first name doesn't begin with a particle.
        return " ".join(words[start:]), " ".join(words[:start])
    joints = [n for n in range(1, len(words) - 2) if plain(words[n]) in _JOINTS]
    if joints:
        end = joints[-1] + 1
        end += _reach(words[end:-2], _is_particle) + 1
        return " ".join(words[:end]), " ".join(words[end:])
    return " ".join(words[:-1]), words[-1]


def _reach(words: list[str], test: Callable[[str], bool]) -> int:
    return next((n for n, word in enumerate(words) if not test(word)), len(words))


def _is_capital(word: str) -> bool:
    """Whether a word is of a family name in capitals: `DUPONT`, `McDONALD`, `d'ALMEIDA`, `WEIß`."""
    capitals, small = case_of(word)
    return capitals > 1 and capitals >= 2 * small


def _is_weak(word: str) -> bool:
    """Whether a word stands on neither side by itself: a particle, a single letter, a dash."""
    return sum(map(str.isalpha, word)) < 2 or _is_particle(word)


def _is_particle(word: str) -> bool:
    letters = word.strip("'’.")
    single = len(letters) == 1 and (letters.islower() or letters != word)
    return plain(letters) in PARTICLES and (len(letters) > 1 or single) and not letters[1:].isupper()
