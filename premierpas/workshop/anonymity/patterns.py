"""What is searched: patterns over folded text (see `folding`), each with what it gives away."""

import re
from collections.abc import Iterator
from datetime import date

from premierpas.core.text import is_digits, plain
from premierpas.core.whereabouts.patterns import AFTER, BEFORE, Kind, Pattern
from premierpas.ui.typography import MONTHS

from .identity import Identity
from .words import EVERYDAY, GENERIC, PARTICLES, STREET_KINDS, TITLES

GAP = r"[^a-z0-9]{0,3}"  # what may stand between the parts of a name: a hyphen, a space, an apostrophe, nothing


def own_patterns(identity: Identity) -> Iterator[Pattern]:
    """What only this pupil's text can give away."""
    yield from _names(identity)
    yield from _school(identity)
    yield from _streets(identity.street)
    if identity.school_street:
        yield from _streets(identity.school_street)
    if identity.postal_code:
        yield (
            Kind.ADDRESS,
            re.compile(BEFORE + r"\s?".join(identity.postal_code[:2] + identity.postal_code[2:]) + AFTER),
            False,
        )
    for phone in identity.phones:
        digits = re.sub(r"\D", "", phone)[-9:]
        if len(digits) >= 6:
            yield Kind.PHONE, re.compile(r"(?<!\d)(?:\+?\d{1,4}\D{0,3})?" + r"\D{0,3}".join(digits) + r"(?!\d)"), False
    for email in identity.emails:
        yield Kind.EMAIL, re.compile(re.escape(plain(email))), False
        local = plain(email.partition("@")[0])
        if len(local) >= 5:
            yield Kind.EMAIL, re.compile(BEFORE + re.escape(local) + AFTER), False
    for adult in identity.adults:
        parts = [part for part in _parts(adult) if part not in TITLES]
        yield from ((Kind.ADULT, pattern, capital) for pattern, capital in _name_patterns(parts))
    if identity.birth_date:
        yield from _birth(identity.birth_date)


def _names(identity: Identity) -> Iterator[Pattern]:
    first, last = _parts(identity.first_name), _parts(identity.last_name)
    for parts in (first, last):
        yield from ((Kind.NAME, pattern, capital) for pattern, capital in _name_patterns(parts))
    if first and last:
        a, b = GAP.join(map(re.escape, first)), GAP.join(map(re.escape, last))
        one, other = re.escape("".join(first)), re.escape("".join(last))
        yield Kind.NAME, re.compile(f"(?:{a}){GAP}(?:{b})|(?:{b}){GAP}(?:{a})|{one}{other}|{other}{one}"), False
        initials = "".join(part[0] for part in (first[0], last[0]))
        yield Kind.NAME, re.compile(BEFORE + rf"{first[0][0]}\.?\s?{b}" + AFTER), False
        yield Kind.NAME, re.compile(BEFORE + rf"{initials[0]}\.\s?{initials[1]}\." + AFTER), True
        yield Kind.NAME, re.compile(BEFORE + rf"(?:{a})\s{last[0][0]}\b\.?" + AFTER), False
    if identity.username:
        yield Kind.ACCOUNT, re.compile(BEFORE + re.escape(plain(identity.username)) + AFTER), False


def _name_patterns(parts: list[str]) -> Iterator[tuple[re.Pattern[str], bool]]:
    """The whole name, each of its parts, and it spelled letter by letter or hidden in an account's name."""
    if not parts:
        return
    whole = "".join(parts)
    yield re.compile(BEFORE + GAP.join(map(re.escape, parts)) + AFTER), _needs_capital(whole)
    for part in parts:
        if len(part) > 1 and part not in PARTICLES:
            yield re.compile(BEFORE + re.escape(part) + AFTER), _needs_capital(part)
    if len(whole) >= 3:
        yield (
            re.compile(BEFORE + r"(?P<gap>[^a-z0-9]{1,3})".join([re.escape(whole[0]), _repeat(whole[1:])]) + AFTER),
            False,
        )
    for name in {whole, *parts}:
        if len(name) >= 4 and name not in PARTICLES:
            escaped = re.escape(name)
            yield (
                re.compile(rf"(?<![a-z0-9@._-])[a-z0-9@._-]*(?:[0-9@_.]{escaped}|{escaped}[0-9@_])[a-z0-9@._-]*"),
                False,
            )


def _repeat(letters: str) -> str:
    """The letters after the first, each behind the same sign as the second: `i-n-e-s`."""
    return r"(?P=gap)".join(map(re.escape, letters))


def _needs_capital(name: str) -> bool:
    return len(name) <= 3 or name in EVERYDAY


def _school(identity: Identity) -> Iterator[Pattern]:
    for code in identity.school_codes:
        yield Kind.SCHOOL, re.compile(BEFORE + re.escape(plain(code)) + AFTER), False
    parts = [part for part in re.split(r"[^a-z0-9]+", plain(identity.school)) if part]
    core = [part for part in parts if part not in GENERIC]
    if not core:
        return
    kind = r"(?:college|lycee|ecole|institution|clg|lgt|lp)"
    joined = GAP.join(map(re.escape, core))
    yield (
        Kind.SCHOOL,
        re.compile(rf"{BEFORE}{kind}[^a-z0-9]+(?:(?:de|du|des|la|le|les|l|d)[^a-z0-9]+)*{joined}{AFTER}"),
        False,
    )
    letters = [part for part in core if len(part) >= 3 and not is_digits(part)]
    if letters:
        yield Kind.SCHOOL, re.compile(BEFORE + joined + AFTER), len(core) == 1 and core[0] in EVERYDAY
        last = letters[-1]
        yield (
            Kind.SCHOOL,
            re.compile(rf"{BEFORE}{kind}[^a-z0-9]+(?:[a-z]+[^a-z0-9]+){{0,3}}{re.escape(last)}{AFTER}"),
            False,
        )
        if len(last) >= 5:
            yield Kind.SCHOOL, re.compile(BEFORE + re.escape(last) + AFTER), True


def _streets(street: str) -> Iterator[Pattern]:
    match = re.match(r"^\s*(?P<number>\d+\s*(?:bis|ter|quater|[a-d]\b)?)?[\s,]*(?P<rest>.*)$", plain(street))
    rest = [part for part in re.split(r"[^a-z0-9]+", match["rest"]) if part] if match else []
    if not rest:
        return
    kind = STREET_KINDS.get(rest[0], re.escape(rest[0]))
    name = rest[1:] if len(rest) > 1 else []
    number = r"(?:\d+\s*(?:bis|ter|quater|[a-d]\b)?[\s,]*)?"
    if not name:
        yield Kind.ADDRESS, re.compile(rf"{BEFORE}{number}{kind}{AFTER}"), False
        return
    joined = GAP.join(map(re.escape, name))
    yield Kind.ADDRESS, re.compile(rf"{BEFORE}{number}{kind}[^a-z0-9]{{1,3}}{joined}{AFTER}"), False
    core = [part for part in name if part not in PARTICLES and part not in {"l", "d", "et"}]
    if core:
        core_joined = GAP.join(map(re.escape, core))
        yield (
            Kind.ADDRESS,
            re.compile(
                rf"{BEFORE}{number}{kind}[^a-z0-9]{{1,3}}(?:[a-z]{{1,3}}[^a-z0-9]{{1,3}}){{0,2}}{core_joined}{AFTER}"
            ),
            False,
        )
        if len(core) > 1 or len(core[0]) >= 6:
            yield Kind.ADDRESS, re.compile(BEFORE + core_joined + AFTER), len(core) == 1


def _birth(day: date) -> Iterator[Pattern]:
    month = re.escape(plain(MONTHS[day.month - 1]))
    year = rf"(?:{day.year}|{day.year % 100:02d})"
    yield (
        Kind.BIRTH,
        re.compile(rf"(?<!\d)0?{day.day}(?:er)?[\s./-]+(?:0?{day.month}|{month})[\s./-]+{year}(?!\d)"),
        False,
    )
    yield Kind.BIRTH, re.compile(rf"(?<!\d){day.year}-{day.month:02d}-{day.day:02d}(?!\d)"), False


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[^a-z0-9\u0080-\uffff]+", plain(name)) if part and not is_digits(part)]
