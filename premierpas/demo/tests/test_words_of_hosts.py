"""What a host of the demo world says fits what it is, and what somebody is called fits who it is."""

import re

import pytest

from premierpas.demo.world.companies import HOSTS
from premierpas.demo.world.elsewhere import OUTSIDE
from premierpas.demo.world.names import ADULTS, FIRST_NAMES, MEN, WOMEN, said_first
from premierpas.demo.world.words_of_hosts import HostWords, words_for, words_of
from premierpas.occupations.sectors import SECTORS
from premierpas.organisations.enums import CompanyKind, Role

BUYING = r"client|gérant|gérance|patron\b|commerc|boutique|chiffre d’affaires"
NEVER = {  # a kind of host, by its company's kind or its place's sector → words that it wouldn't say
    CompanyKind.PUBLIC: r"client|gérant|gérance|patron\b|chiffre d’affaires",
    CompanyKind.HIGHER_EDUCATION: BUYING,
    CompanyKind.ASSOCIATION: r"gérant|gérance|patron\b|chiffre d’affaires",
    "education": BUYING + "|atelier de production|patient",
    "social": r"gérant|gérance|patron\b|acheter|patient",
    "health": r"gérant|gérance|patron\b|client",
}
SEWN = "Tracer un patron sur papier kraft"  # of a dress


# A function's first word that only a woman, only a man, would use; `responsable` and `direction` are everybody's.
HERS = re.compile(r"(?:(?!père)\w+(?:trice|ère|euse|enne|ée|ante|ente|onne)|cheffe|avocate|maîtresse)$", re.IGNORECASE)
HIS = re.compile(r"(?:\w+(?:eur|er|ien|é|ant|ent)|chef|avocat|patron|père|apprenti|voisin)$", re.IGNORECASE)
EVERYBODYS = {"professeur", "ingénieur", "parent", "agent", "atelier", "vente", "comptabilité", "lumière"}


def whose(function: str) -> frozenset[str] | None:
    """The first names that a function fits; None for one that fits everybody."""
    word = next(iter(function.split()), "").strip(",").lower()
    if word in EVERYBODYS or function == Role.HEAD_TEACHER.label:  # the office, as the law names it
        return None
    return WOMEN if HERS.match(word) else MEN if HIS.match(word) else None


def misnamed(name: str, function: str) -> bool:
    """Whether a function doesn't fit its bearer, or nobody has said whose name this is."""
    theirs = whose(function)
    return theirs is not None and said_first(name) not in theirs


def said(words: HostWords) -> str:
    return " ".join([words.activities, *words.heads, *words.safety])


@pytest.mark.parametrize("kind", [*CompanyKind, ""])
def test_what_a_host_writes_into_an_agreement_fits_its_kind(kind: str) -> None:
    faults = [
        (sector, word[0])
        for sector in SECTORS
        for never in (NEVER.get(kind), NEVER.get(sector))
        if never and (word := re.search(never, said(words_for(sector, kind)), re.IGNORECASE))
    ]
    assert faults == []


def test_the_weeks_that_a_host_opens_fit_its_kind() -> None:
    faults = []
    for host in HOSTS:
        for week in host.weeks:
            text = " ".join([week.title, week.summary, week.bring, *week.programme]).replace(SEWN, "")
            never = [NEVER.get(CompanyKind(host.kind)), NEVER.get(week.sector) if host.kind == "public" else None]
            faults += [(host.name, week.title, found[0]) for each in never if each and (found := re.search(each, text))]
    assert faults == []


def test_a_nursery_school_has_neither_customers_nor_an_owner_and_a_bakery_has_both() -> None:
    sectors = {name: sector for name, sector, *_rest in OUTSIDE}
    assert "client" not in said(words_for(sectors["École maternelle Jacques-Prévert"]))
    assert "clients" in said(words_for(sectors["Boulangerie Aux Délices"]))
    assert words_for(sectors["Boulangerie Aux Délices"]).head == "gérance"


def test_every_first_name_is_a_womans_a_mans_or_left_open_and_no_function_of_a_host_says_which() -> None:
    assert WOMEN.isdisjoint(MEN) and not set(ADULTS) - WOMEN - MEN and len(set(FIRST_NAMES) - WOMEN - MEN) < 20
    everywhere = [words_for(sector, kind) for sector in SECTORS for kind in (*CompanyKind, "")]
    functions = {each for words in everywhere for each in (*words.heads, *(who.split(", ")[1] for who in words.safety))}
    assert {each for each in functions if whose(each)} == set()


def test_only_who_has_a_workshop_speaks_of_one_whatever_week_it_opens() -> None:
    none = (
        "La Page",
        "Cabinet",
        "Banque",
        "Comptables",
        "Agence",
        "Crèche",
        "Pharmacie",
        "Clinique",
        "Hôpital",
        "Radio",
    )
    hosts = [host for host in HOSTS if host.name.startswith(none)]
    outside = [(name, sector) for name, sector, *_rest in OUTSIDE if sector != "automotive" and "Boulang" not in name]
    asked = [(host.name, week.sector) for host in hosts for week in host.weeks] + outside
    assert [name for name, sector in asked if re.search(r"d’atelier|, atelier", said(words_of(name, sector)))] == []
    assert len({words_of(host.name, week.sector) for host in hosts for week in host.weeks}) < len(hosts)
