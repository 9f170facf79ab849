"""Pages and maps, as companies fill them in."""

from premierpas.careers.actions import publish_page, save_about, save_portrait, save_trade, submit_page
from premierpas.careers.content import Portrait, Trade
from premierpas.careers.models import CompanyPage
from premierpas.organisations.models import Company
from tests.factories import a_colleague_of, a_company, a_coordinator_of, acting

ABOUT = {
    "headline": "340 personnes derrière ton robinet",
    "about": "Nous prenons l’eau de la Seine. Nous la nettoyons.",
    "sector": "environment",
    "access": "Bus 144, sonner à la grille.",
}
TRADES = (
    Trade("a" * 8, "start", "Agente, agent de réseau", "plomberie", 120),
    Trade("b" * 8, "bac2", "Analyse de l’eau", "chimie", 14, "Lucie, en alternance"),
    Trade("c" * 8, "head", "Direction générale", "", 1),
)


def a_portrait(**said: object) -> Portrait:
    """Karim, who said yes."""
    steps = (("2004", "Quitte le lycée"), ("2008", "Agent de réseau"), ("2017", "Chef d’équipe"))
    known = {
        "key": "d" * 8, "name": "Karim", "age": 41, "words": "La nuit, sous la rue.", "steps": steps,
        "consent_by": "Samir", "consent_on": "2026-01-05",
    }  # fmt: skip
    return Portrait(**(known | said))  # type: ignore[arg-type]


def a_written_page(company: Company | None = None, **about: str) -> CompanyPage:
    """A page with three trades and a portrait, not yet sent."""
    company = company or a_company()
    by = a_colleague_of(company)
    save_about(company, **(ABOUT | about), version=0, by=by)
    for trade in TRADES:
        save_trade(company, trade, by=by)
    return save_portrait(company, a_portrait(), by=by)


def a_sent_page(company: Company | None = None, **about: str) -> CompanyPage:
    """The same, waiting for a coordinator."""
    page = a_written_page(company, **about)
    return submit_page(page.company, by=a_colleague_of(page.company))


def a_public_page(company: Company | None = None, **about: str) -> CompanyPage:
    """The same, read and published."""
    page = a_sent_page(company, **about)
    return publish_page(page.company, version=page.version, by=acting(a_coordinator_of(page.company)))
