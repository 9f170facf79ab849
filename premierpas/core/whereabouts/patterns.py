"""Patterns over folded text (see `folding`) that hold whoever wrote it, each with what it gives away."""

import re
from collections.abc import Iterable
from enum import StrEnum

from .phones import PHONES

Pattern = tuple["Kind", re.Pattern[str], bool]


class Kind(StrEnum):
    """What a passage gives away."""

    NAME = "name"
    SCHOOL = "school"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    ACCOUNT = "account"
    ADULT = "adult"
    BIRTH = "birth"


BEFORE, AFTER = r"(?<![a-z0-9])", r"(?![a-z0-9])"
ANY_STREET = (
    r"(?:rue|avenue|ave|av\.|boulevard|bd|bld|allees?|place|impasse|chemin|route|square|quai|passage|villa|cours|"
    r"sentier|residence|esplanade|cite|hameau)"
)
NETWORKS = (
    r"(?:insta(?:gram)?|snap(?:chat)?|tik[ -]?tok|discord|twitter|facebook|fb|whatsapp|telegram|twitch|youtube|"
    r"linkedin|be ?real)"
)


def _everywhere() -> Iterable[Pattern]:
    at = r"\s*(?:@|\(\s*(?:at|arobase|a)\s*\)|\[\s*(?:at|arobase|a)\s*\]|\barobase\b|\bat\b)\s*"
    dot = r"\s*(?:\.|\(\s*(?:dot|point)\s*\)|\[\s*(?:dot|point)\s*\]|\bpoint\b|\bdot\b)\s*"
    domain = r"(?:fr|com|net|org|eu|io|me|be|ch|info|email|mail|edu)"
    yield (
        Kind.EMAIL,
        re.compile(rf"[a-z0-9][a-z0-9._%+-]{{0,64}}{at}[a-z0-9][a-z0-9-]*(?:{dot}[a-z0-9-]+)*?{dot}{domain}\b"),
        False,
    )
    yield Kind.EMAIL, re.compile(r"[a-z0-9][a-z0-9._%+-]{0,64}\s?@\s?[a-z0-9-]+(?:\.[a-z0-9-]+)+"), False
    yield Kind.ACCOUNT, re.compile(r"(?<![a-z0-9])@\s?[a-z0-9][a-z0-9._-]{1,40}"), False
    yield Kind.ACCOUNT, re.compile(r"(?:https?://|www\.)[^\s<>\"]+"), False
    yield Kind.ACCOUNT, re.compile(rf"{BEFORE}{NETWORKS}\.(?:com|gg|net|fr|tv|me)\S*"), False
    link = r"(?:\s*(?:[:=>]|c\W?est|est|->|→)\s*)"
    yield Kind.ACCOUNT, re.compile(rf"{BEFORE}{NETWORKS}{link}+[a-z0-9][a-z0-9._#-]{{2,40}}"), False
    yield Kind.ACCOUNT, re.compile(rf"{BEFORE}{NETWORKS}\s+(?=[a-z0-9._#-]*[0-9_#])[a-z][a-z0-9._#-]{{2,40}}"), False
    yield Kind.ACCOUNT, re.compile(r"(?<![a-z0-9])[a-z0-9._-]{2,32}#\d{3,6}\b"), False
    street = (
        rf"\d{{1,4}}\s*(?:bis|ter|quater|[a-d]\b)?[\s,]{{1,3}}{ANY_STREET}\b[\s.]+[a-z0-9'-]+(?:[ '-][a-z0-9]+){{0,4}}"
    )
    yield Kind.ADDRESS, re.compile(BEFORE + street), False
    for pattern in PHONES:
        yield Kind.PHONE, pattern, False


EVERYWHERE: tuple[Pattern, ...] = tuple(_everywhere())
