"""Who opens what of `careers`: everybody reads; a company writes its own page; the territory's people read it first."""

from typing import TYPE_CHECKING

from premierpas.careers.actions import (
    begin_company_path,
    publish_page,
    save_about,
    save_portrait,
    save_trade,
    submit_page,
)
from premierpas.careers.content import Portrait, Trade
from premierpas.organisations.models import Company
from tests.factories import a_coordinator_of, acting
from tests.roles import COMPANIES, COORDINATORS, EVERYBODY, LEAD, LEADS, POST, PUPILS

from . import Table

if TYPE_CHECKING:
    from tests.access import World

ROWS: Table = {
    "careers:companies": EVERYBODY,
    "careers:company": EVERYBODY,
    "careers:kept": PUPILS,
    "careers:keep": (POST, PUPILS),
    "careers:wish": (POST, PUPILS),
    "careers:paths": EVERYBODY,
    "careers:path": EVERYBODY,
    "careers:on_paper": EVERYBODY,
    "careers:sheet": PUPILS,
    "careers:own_page": COMPANIES,
    "careers:own_about": COMPANIES,
    "careers:own_trades": COMPANIES,
    "careers:own_trade": {"company"},
    "careers:own_portraits": COMPANIES,
    "careers:own_portrait": {"company"},
    "careers:to_read": COORDINATORS,
    "careers:read_page": {"coordinator"},
    "careers:plan": LEADS,
    "careers:edit_path": LEAD | {"company"},
    "careers:edit_stage": LEAD | {"company"},
}
KEY = "aaaaaaaa"


def furnish(world: "World") -> None:
    """The company's page is public and being changed; its path is a draft."""
    company = Company.objects.get(pk=world.ids["company_id"])
    by, reader = acting(world.people["company"]), acting(a_coordinator_of(company))
    save_about(
        company, headline="Du bois à la porte", about="Nous menuisons.", sector="wood", access="", version=0, by=by
    )
    for n, slug in enumerate(("menuiserie", "ebenisterie", "comptabilite")):
        save_trade(company, Trade(KEY if n == 0 else f"{n}{KEY}", "start", f"Métier {n}", slug, 3), by=by)
    steps = (("2004", "Quitte le lycée"), ("2008", "Menuisier"), ("2017", "Chef d’atelier"))
    karim = Portrait(KEY, "Karim", "J’aime le chêne.", steps, "Samir", "2026-01-05", 41)
    page = save_portrait(company, karim, by=by)
    submit_page(company, by=by)
    publish_page(company, version=page.version, by=reader)
    save_trade(company, Trade(f"9{KEY}", "head", "La direction", "", 1), by=by)
    path = begin_company_path(company, by=by)
    ids = {"slug": company.slug, "name": "l-eau-du-robinet", "key": KEY, "path_id": path.pk}
    world.ids.update({f"careers:{parameter}": value for parameter, value in ids.items()})
