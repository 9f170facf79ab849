"""The rules of grammar: each reads a sentence and says which words are wrong, what could stand there, and why."""

from collections.abc import Callable, Iterator

from ..words import Sentence
from .auxiliaries import RULES as AUXILIARIES
from .being_and_having import RULES as BEING_AND_HAVING
from .endings import RULES as ENDINGS
from .fault import Fault
from .fixed import RULES as FIXED
from .has_or_to import RULES as HAS_OR_TO
from .negation import RULES as NEGATION
from .plurals import RULES as PLURALS
from .small_words import RULES as SMALL_WORDS
from .subjects import RULES as SUBJECTS

__all__ = ["RULES", "Fault"]

# Where two speak of the same word, the first is heard.
RULES: tuple[Callable[[Sentence], Iterator[Fault]], ...] = (
    *FIXED,
    *BEING_AND_HAVING,
    *HAS_OR_TO,
    *AUXILIARIES,
    *SMALL_WORDS,
    *ENDINGS,
    *SUBJECTS,
    *PLURALS,
    *NEGATION,
)
