"""What the coach can say."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a hint is about."""

    COMPANY = "company"
    OTHER_COMPANY = "other_company"
    LENGTH = "length"
    REPEATED = "repeated"
    COPIED = "copied"
    THANKS = "thanks"
    IDENTITY = "identity"
    GRAMMAR = "grammar"
    SPELLING = "spelling"


@dataclass(frozen=True)
class Hint:
    """One hint: why, about which words (`quote`, of the part named `part`), and what could stand there instead.

    `before` and `after`: the words around a quote that is too short to be found by itself."""

    kind: Kind
    why: str
    part: str = ""
    quote: str = ""
    suggestion: str = ""
    before: str = ""
    after: str = ""

    @property
    def fingerprint(self) -> str:
        """The same hint about the same words, wherever they move: by this it is dismissed for good."""
        about = f"{self.quote}|{self.suggestion}" if self.quote or self.suggestion else self.why
        if self.before or self.after:  # `a` is wrong in one place and right in another
            about += f"|{self.before.split()[-2:]}{self.after.split()[:2]}"
        return hashlib.sha256(f"{self.kind}|{about}".encode()).hexdigest()[:16]
