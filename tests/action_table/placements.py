"""Who may write about placements and agreements: the pupil, the school that follows them, the host for its own part."""

from datetime import timedelta

from premierpas.core import clock
from premierpas.placements import actions
from premierpas.placements.actions import (
    codes,
    delegating,
    naming,
    paper,
    reminding,
    settings,
    sheets,
    shortening,
    week,
)
from premierpas.placements.models import Absence, Agreement, Placement, Signatory, SigningCode
from premierpas.placements.terms.content import Part
from tests.access import World

from . import Row
from .organisations import school, teacher
from .people import enrolment

TEACHING = {"teacher", "head"}
OWN_CLASS = TEACHING | {"office"}
SIDES = OWN_CLASS | {"company"}
NAMED = {"name": "Lina Roy", "function": "directrice", "email": "lina@roy.test", "phone": ""}


def agreement(world: World) -> Agreement:
    return Agreement.objects.get(pk=world.ids["placements:pk"])


def host_seat(world: World) -> Signatory:
    return Signatory.objects.get(pk=world.ids["signatory"])


def outside(world: World) -> Placement:
    """A place that no application led to."""
    return Placement.objects.get(pk=world.ids["placement_id"])


def ended(world: World) -> Agreement:
    """What is void is registered no more."""
    Agreement.objects.filter(pk=world.ids["placements:pk"]).update(state="void")
    return agreement(world)


def an_absence(world: World) -> Absence:
    placement = agreement(world).placement
    return Absence.objects.create(placement=placement, day=placement.first_day, reported_by="Samir", at=clock.now())


def a_code(world: World) -> SigningCode:
    return SigningCode(signatory=host_seat(world), channel="email", to="lina@roy.test")


def a_delegation(world: World) -> dict:
    today = clock.today()
    return {"to": teacher(world), "first_day": today, "last_day": today + timedelta(days=1)}


HOST = actions.Host(name="Ailleurs", street="1, rue du Port", postal_code="92000", city="Nanterre", tutor="Léa Roy")

ROWS = {
    "placements.register_outside": Row(
        OWN_CLASS | {"pupil"}, lambda world, by: actions.register_outside(enrolment(world), host=HOST, days=[], by=by)
    ),
    "placements.cancel_placement": Row(
        OWN_CLASS | {"pupil"}, lambda world, by: actions.cancel_placement(outside(world), reason="Fermé", by=by)
    ),
    "placements.advance": Row(set(), lambda world, by: actions.advance(outside(world), by=by)),
    "placements.save_part": Row(
        SIDES,
        lambda world, by: actions.save_part(agreement(world), part=Part.HOST, values={"bring": "Un tablier"}, by=by),
    ),
    "placements.complete_part": Row(
        OWN_CLASS, lambda world, by: actions.complete_part(agreement(world), part=Part.SCHOOL, by=by)
    ),
    "placements.save_host_part": Row(
        SIDES, lambda world, by: naming.save_host_part(agreement(world), values={}, representative=NAMED, by=by)
    ),
    "placements.name_representative": Row(
        SIDES, lambda world, by: actions.name_representative(agreement(world), **NAMED, by=by)
    ),
    "placements.pass_on": Row(
        TEACHING | {"company"}, lambda world, by: actions.pass_on(host_seat(world), **NAMED, by=by)
    ),
    "placements.request_signatures": Row(
        OWN_CLASS, lambda world, by: actions.request_signatures(agreement(world), by=by)
    ),
    "placements.sign": Row({"company"}, lambda world, by: actions.sign(host_seat(world), terms_hash="0", by=by)),
    "placements.refuse": Row({"company"}, lambda world, by: actions.refuse(host_seat(world), reason="Non", by=by)),
    "placements.send_code": Row(set(), lambda world, by: codes.send_code(host_seat(world), by=by)),
    "placements.sign_with_code": Row(
        set(), lambda world, by: codes.sign_with_code(host_seat(world), code=a_code(world), terms_hash="0", by=by)
    ),
    "placements.sign_on_paper": Row(
        OWN_CLASS, lambda world, by: paper.sign_on_paper(host_seat(world), scan=None, name="Lina Roy", by=by)
    ),
    "placements.register_signed_outside": Row(
        OWN_CLASS, lambda world, by: paper.register_signed_outside(ended(world), scan=None, names={}, by=by)
    ),
    "placements.remind": Row(OWN_CLASS, lambda world, by: reminding.remind(host_seat(world), by=by)),
    "placements.sheet_address": Row(OWN_CLASS, lambda world, by: sheets.sheet_address(host_seat(world), by=by)),
    "placements.correct_details": Row(
        SIDES, lambda world, by: actions.correct_details(agreement(world), values={}, by=by)
    ),
    "placements.correct_contact": Row(
        OWN_CLASS,
        lambda world, by: actions.correct_contact(host_seat(world), email="lina@roy.test", phone="", by=by),
    ),
    "placements.reopen": Row(SIDES, lambda world, by: actions.reopen(agreement(world), reason="Horaires", by=by)),
    "placements.amend": Row(
        SIDES, lambda world, by: actions.amend(agreement(world), values={}, reason="Tuteur", by=by)
    ),
    "placements.withdraw_amendment": Row(
        SIDES, lambda world, by: actions.withdraw_amendment(agreement(world), reason="Inutile", by=by)
    ),
    "placements.report_absence": Row(
        SIDES,
        lambda world, by: week.report_absence(agreement(world).placement, day=clock.today(), note="", by=by),
    ),
    "placements.note_arrival": Row(SIDES, lambda world, by: week.note_arrival(an_absence(world), by=by)),
    "placements.report_accident": Row(
        SIDES,
        lambda world, by: week.report_accident(
            agreement(world).placement, happened_at=clock.now(), where="Cour", what="Une chute.", by=by
        ),
    ),
    "placements.mark_not_held": Row(
        OWN_CLASS,
        lambda world, by: week.mark_not_held(agreement(world).placement, who="L’élève", reason="Malade", by=by),
    ),
    "placements.interrupt": Row(
        OWN_CLASS,
        lambda world, by: week.interrupt(agreement(world).placement, last_day=clock.today(), reason="Malade", by=by),
    ),
    "placements.delegate": Row(
        {"head"}, lambda world, by: delegating.delegate(school(world), **a_delegation(world), by=by)
    ),
    "placements.withdraw_delegation": Row(
        {"head"}, lambda world, by: delegating.withdraw_delegation(school(world).delegations.first(), by=by)
    ),
    "placements.set_school_terms": Row(
        {"head"}, lambda world, by: settings.set_school_terms(school(world), values={"insurance": "MAIF"}, by=by)
    ),
    "placements.shorten_addresses": Row(set(), lambda world, by: shortening.shorten_addresses(by=by)),
}
