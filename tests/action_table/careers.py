"""Who may write in `careers`: a company its page, coordinators whether it is shown, pupils what is theirs."""

from premierpas.careers import actions
from premierpas.careers.content import Portrait, Trade
from premierpas.careers.models import DiscoveryPath
from premierpas.careers.paths import shipped
from premierpas.careers.stages import Stage
from premierpas.people.models import Pupil
from tests.access import World
from tests.roles import LEAD, LEADS

from . import Row
from .organisations import company

KEY = "aaaaaaaa"
STAGE = Stage("b" * 8, "Menuiserie", "Atelier", 20, "Les mains.", "Depuis quand ?", "J’ai vu")
ABOUT = {"headline": "x", "about": "x", "sector": "wood", "access": "", "version": 0}
PORTRAIT = Portrait("b" * 8, "Lucie", "…", (("2001", "a"), ("2002", "b"), ("2003", "c")), "Samir", "2026-01-05")


def pupil(world: World) -> Pupil:
    return Pupil.objects.get(pk=world.ids["pupil_id"])


def path(world: World) -> DiscoveryPath:
    return DiscoveryPath.objects.select_related("company").get(pk=world.ids["careers:path_id"])


def _sheet(world: World, by):
    return actions.save_sheet(pupil(world).enrolments.get(), shipped()["l-eau-du-robinet"], answers={}, by=by)


OWN, READERS, WALKER = {"company"}, {"coordinator"}, {"pupil"}
ROWS = {
    "careers.save_about": Row(OWN, lambda world, by: actions.save_about(company(world), **ABOUT, by=by)),
    "careers.save_trade": Row(
        OWN, lambda world, by: actions.save_trade(company(world), Trade(KEY, "start", "Menuiserie"), by=by)
    ),
    "careers.save_portrait": Row(OWN, lambda world, by: actions.save_portrait(company(world), PORTRAIT, by=by)),
    "careers.drop_from_page": Row(OWN | READERS, lambda world, by: actions.drop_from_page(company(world), KEY, by=by)),
    "careers.submit_page": Row(OWN, lambda world, by: actions.submit_page(company(world), by=by)),
    "careers.take_back": Row(OWN, lambda world, by: actions.take_back(company(world), by=by)),
    "careers.discard_changes": Row(OWN, lambda world, by: actions.discard_changes(company(world), by=by)),
    "careers.publish_page": Row(READERS, lambda world, by: actions.publish_page(company(world), version=0, by=by)),
    "careers.request_changes": Row(
        READERS, lambda world, by: actions.request_changes(company(world), note="Revoir", by=by)
    ),
    "careers.withdraw_page": Row(READERS, lambda world, by: actions.withdraw_page(company(world), note="Non", by=by)),
    "careers.keep_company": Row(WALKER, lambda world, by: actions.keep_company(pupil(world), company(world), by=by)),
    "careers.let_go_company": Row(
        WALKER, lambda world, by: actions.let_go_company(pupil(world), company(world), by=by)
    ),
    "careers.wish": Row(WALKER, lambda world, by: actions.wish(pupil(world), company(world), by=by)),
    "careers.unwish": Row(WALKER, lambda world, by: actions.unwish(pupil(world), company(world), by=by)),
    "careers.save_sheet": Row(WALKER, _sheet),
    "careers.begin_path": Row(
        LEADS, lambda world, by: actions.begin_path(title="Autour du bois", intro="", sector="wood", by=by)
    ),
    "careers.begin_company_path": Row(OWN, lambda world, by: actions.begin_company_path(company(world), by=by)),
    "careers.change_path": Row(
        LEAD | OWN, lambda world, by: actions.change_path(path(world), title="x", intro="", sector="wood", by=by)
    ),
    "careers.save_stage": Row(LEAD | OWN, lambda world, by: actions.save_stage(path(world), STAGE, by=by)),
    "careers.drop_stage": Row(LEAD | OWN, lambda world, by: actions.drop_stage(path(world), KEY, by=by)),
    "careers.send_path": Row(LEAD | OWN, lambda world, by: actions.send_path(path(world), by=by)),
    "careers.publish_path": Row(LEAD, lambda world, by: actions.publish_path(path(world), by=by)),
}
