"""Grammar: the rules over the sentences of a text, one fault a place."""

from collections.abc import Iterator

from .found import Found
from .rules import RULES, Fault
from .words import Sentence, sentences


def grammar_faults(text: str) -> Iterator[Found]:
    """What the rules find, in the order of the text."""
    for sentence in sentences(text):
        taken: set[int] = set()
        found: list[Fault] = []
        for rule in RULES:
            for fault in rule(sentence):
                places = set(range(fault.first, fault.last + 1))
                if not places & taken:
                    found.append(fault)
                    taken |= places
        for fault in sorted(found, key=lambda each: each.first):
            yield _found(sentence, fault)


def _found(sentence: Sentence, fault: Fault) -> Found:
    first, last = sentence[fault.first], sentence[fault.last]
    proposals = tuple(_cased(each, first.text) for each in dict.fromkeys(fault.proposals))
    return Found(first.start, last.end, proposals[:3], fault.reason)


def _cased(proposal: str, written: str) -> str:
    return proposal[:1].upper() + proposal[1:] if written[:1].isupper() and written != "I" else proposal
