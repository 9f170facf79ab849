"""Whether a typed name is the name of who was meant: in any order, without accents, with a slip or a middle name."""

from rapidfuzz import fuzz

from premierpas.core.text import sort_name

ALIKE = 80  # of 100: haddad and hadad, lefevre and lefebvre
SHORT = 3  # li and le are two names
_CIVILITIES = {"m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "dr"}


def is_name_of(typed: str, invited: str) -> bool:
    """Whether each word of the invited name has a word of its own that is like it among those typed."""
    words, wanted = _words(typed), _words(invited)
    if not wanted or not words:
        return False
    return "".join(words) == "".join(wanted) or _all_found(wanted, words)


def _all_found(wanted: list[str], words: list[str]) -> bool:
    left = list(words)
    for word in sorted(wanted, key=len, reverse=True):
        like = [each for each in left if _alike(each, word)]
        if not like:
            return False
        left.remove(max(like, key=lambda each: fuzz.ratio(each, word)))
    return True


def _alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) <= SHORT:
        return one == other
    return fuzz.ratio(one, other) >= ALIKE


def _words(name: str) -> list[str]:
    found = sort_name(name).split()
    return [word for word in found if word not in _CIVILITIES] or found
