"""What a host of the demo world says fits what it is."""

import re

import pytest

from premierpas.demo.world.companies import HOSTS
from premierpas.demo.world.story import OUTSIDE
from premierpas.demo.world.words_of_hosts import HostWords, words_for
from premierpas.occupations.sectors import SECTORS
from premierpas.organisations.enums import CompanyKind

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
    sectors = dict(OUTSIDE)
    assert "client" not in said(words_for(sectors["École maternelle Jacques-Prévert"]))
    assert "clients" in said(words_for(sectors["Boulangerie Aux Délices"]))
    assert words_for(sectors["Boulangerie Aux Délices"]).head == "gérance"
