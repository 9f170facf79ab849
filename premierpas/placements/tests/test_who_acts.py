"""Who may do what with an agreement beyond the matrix of people: links, parts, seats; and who did it, read later."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.urls import reverse

from premierpas.accounts.links import Link
from premierpas.applications import actions as applications
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError, NotAllowed
from premierpas.placements import actions
from premierpas.placements.actions import codes, week
from premierpas.placements.models import Absence, Agreement, Party, Placement, Signatory, SigningCode
from premierpas.placements.purposes import COMPLETE, SIGN, WEEK
from premierpas.placements.signing_codes import check_code, digits_of
from premierpas.placements.terms.content import FIELD_CLASS, FIELD_PART, FieldClass, Part
from tests.begun import begun_once
from tests.clients import signed_in
from tests.factories import a_coordinator, acting

from .agreements import found_outside, in_signature, signed_by, the_holder, the_host, the_school

pytestmark = pytest.mark.django_db
NAMED = {"name": "Lina Roy", "function": "directrice", "email": "lina@roy.test", "phone": ""}
DETAILS = sorted(name for name, kind in FIELD_CLASS.items() if kind is not FieldClass.SUBSTANCE)


asked = begun_once(clock.travel(date(2026, 11, 10))(in_signature))


@pytest.fixture
def agreement(asked: Agreement) -> Agreement:
    return deepcopy(asked)


def is_let_through(act: Callable[[], object]) -> bool:
    try:
        act()
    except NotAllowed:
        return False
    except DomainError:
        return True
    return True


def seat(agreement: Agreement, party: Party = Party.HOST) -> Signatory:
    return Signatory.objects.get(agreement=agreement, party=party)


def an_absence(placement: Placement) -> Absence:
    row = {"placement": placement, "day": placement.first_day, "reported_by": "Léa"}
    return Absence.objects.filter(placement=placement).first() or Absence.objects.create(at=clock.now(), **row)


# Purpose → what its holder may do with the very thing that the link was made for.
BY_LINK: dict[str, dict[str, Callable[[Agreement, Actor], object]]] = {
    COMPLETE: {
        "save the host's part": lambda it, by: actions.save_host_part(it, values={}, representative=NAMED, by=by),
        "save fields of it": lambda it, by: actions.save_part(it, part=Part.HOST, values={}, by=by),
        "complete it": lambda it, by: actions.complete_part(it, part=Part.HOST, by=by),
        "name who signs": lambda it, by: actions.name_representative(it, **NAMED, by=by),
    },
    SIGN: {
        "ask for a code": lambda it, by: codes.send_code(seat(it), by=by),
        "sign": lambda it, by: codes.sign_with_code(
            seat(it), code=SigningCode(channel="email", to="lea@ailleurs.test"), terms_hash="0" * 64, by=by
        ),
        "refuse": lambda it, by: actions.refuse(seat(it), reason="Non", by=by),
        "pass on": lambda it, by: actions.pass_on(seat(it), **NAMED, by=by),
    },
    WEEK: {
        "say who is missing": lambda it, by: week.report_absence(it.placement, day=clock.today(), note="", by=by),
        "say who has come": lambda it, by: week.note_arrival(an_absence(it.placement), by=by),
    },
}  # fmt: skip


def subject(agreement: Agreement, purpose: str) -> int:
    return {COMPLETE: agreement.pk, SIGN: seat(agreement).pk, WEEK: agreement.placement_id}[purpose]


def test_a_link_is_for_its_own_acts_with_its_own_thing():
    agreement, wrong = in_signature(found_outside()), []
    for purpose in BY_LINK:
        for right in (True, False):
            by = Actor.holder(Link(purpose=purpose, subject_id=subject(agreement, purpose) + (not right)), name="Léa")
            for its_own, acts in BY_LINK.items():
                for name, act in acts.items():
                    may = right and its_own == purpose
                    if is_let_through(lambda act=act, by=by: act(agreement, by)) != may:
                        wrong.append((purpose, right, name))
    assert wrong == []


def test_a_link_to_complete_opens_nothing_of_the_schools_part():
    agreement = found_outside()
    by = Actor.holder(Link(purpose=COMPLETE, subject_id=agreement.pk), name="Léa Roy")
    for act in (
        lambda: actions.save_part(agreement, part=Part.SCHOOL, values={"referent": "Moi"}, by=by),
        lambda: actions.complete_part(agreement, part=Part.SCHOOL, by=by),
    ):
        assert not is_let_through(act)


def test_the_school_fills_both_parts_and_the_host_only_its_own(november: object, agreement: Agreement):
    school, host = the_school(agreement), the_host(agreement)
    may = {
        (name, str(part)): is_let_through(
            lambda by=by, part=part: actions.save_part(agreement, part=part, values={}, by=by)
        )
        for name, by in {"school": school, "host": host}.items()
        for part in Part
    }
    assert {key for key, each in may.items() if each} == {("school", "host"), ("school", "school"), ("host", "host")}


@pytest.mark.parametrize("party", list(Party))
def test_nobody_signs_or_refuses_for_another(november: object, party: Party, agreement: Agreement):
    people = {Party.PUPIL: acting(agreement.placement.pupil), Party.SCHOOL: the_school(agreement)}
    row = seat(agreement, party)
    for own, by in people.items():
        assert is_let_through(lambda by=by: actions.sign(row, terms_hash="0" * 64, by=by)) == (own == party)
        if own != party:
            assert not is_let_through(lambda by=by: actions.refuse(row, reason="Non", by=by))


def test_a_wrong_code_stays_counted_though_the_act_fails(november: object, agreement: Agreement):
    row = seat(agreement, Party.GUARDIAN)
    code = codes.send_code(row, by=the_holder(row))
    with pytest.raises(DomainError):
        check_code(row, "000000" if digits_of(code) != "000000" else "111111")
    code.refresh_from_db()
    assert code.failures == 1


def sides(agreement: Agreement) -> dict[str, Actor]:
    return {"school": the_school(agreement), "host": the_host(agreement)}


@pytest.mark.parametrize("with_account", [True, False])
def test_a_correction_reaches_only_the_fields_of_ones_own_part(november: object, with_account: bool):
    agreement, wrong = in_signature(None if with_account else found_outside()), {}
    own = {"host": {Part.HOST}, "school": {Part.SCHOOL} if with_account else {Part.SCHOOL, Part.HOST}}
    for side, by in sides(agreement).items():
        if not by.is_person:
            continue  # a host without account corrects nothing: the school does it for them
        for name in DETAILS:
            try:
                actions.correct_details(agreement, values={name: "Autre chose"}, by=by)
                refused = None
            except NotAllowed as error:
                refused = error.field
            expected = None if FIELD_PART[name] in own[side] else name
            if refused != expected:
                wrong[side, name] = refused
    assert wrong == {}


def test_one_field_of_another_part_among_ones_own_changes_nothing(november: object, agreement: Agreement):
    with pytest.raises(NotAllowed):
        values = {"host_insurance": "AXA 1", "school_insurance": "Aucune"}
        actions.correct_details(agreement, values=values, by=the_host(agreement))
    agreement.refresh_from_db()
    assert "AXA 1" not in agreement.particulars.values()


def test_the_page_shows_only_the_fields_of_ones_own_part(november: object, agreement: Agreement):
    address = reverse("placements:details", args=[agreement.pk])
    shown = {}
    for side, by in sides(agreement).items():
        client = signed_in(by.user, by.viewer.capacity.key)
        form = client.get(address).context["form"]
        shown[side] = {str(FIELD_PART[name]) for name in form.fields}
        client.post(address, dict.fromkeys(("school_insurance", "host_insurance", "transport"), "Autre"))
    assert shown == {"school": {"school"}, "host": {"host"}}
    agreement.refresh_from_db()
    assert agreement.content.school_insurance == agreement.content.host_insurance == "Autre"


def history(agreement: Agreement) -> dict[str, tuple[str, str, str]]:
    """What happened → who, as what, by which action."""
    rows = agreement.entries.order_by("sequence")
    told = {row.happening: row.events.get().pgh_context.metadata for row in rows}
    return {name: (each["by"], each["as"], each["action"]) for name, each in told.items()}


def test_signing_correcting_and_cancelling_are_read_back_with_who_and_as_what(november: object, agreement: Agreement):
    school, pupil, host = the_school(agreement), acting(agreement.placement.pupil), the_host(agreement)
    actions.correct_details(agreement, values={"transport": "bus 157"}, by=host)
    assert history(agreement)["corrected"] == (host.viewer.capacity.key, "company", "placements.correct_details")
    signed_by(agreement, Party.PUPIL)
    assert history(agreement)["signed"] == (pupil.viewer.capacity.key, "pupil", "placements.sign")
    row = seat(agreement, Party.GUARDIAN)
    link = Link.objects.get(purpose=SIGN, subject_id=row.pk)
    by = Actor.holder(link, name=row.name)
    code = codes.send_code(row, by=by)
    codes.sign_with_code(row, code=code, terms_hash=agreement.terms_hash, by=by)
    assert history(agreement)["signed"] == (f"link:{link.pk}", SIGN, "placements.sign_with_code")
    applications.cancel_by_school(agreement.placement.application, reason="Un voyage", by=school)
    assert history(agreement)["voided"] == (
        school.viewer.capacity.key, "head_teacher", "applications.cancel_by_school",
    )  # fmt: skip
    last = apps.get_model("placements.PlacementEvent").objects.filter(pgh_obj=agreement.placement_id).latest("pgh_id")
    assert (last.state, last.pgh_context.metadata["by"]) == ("cancelled", school.viewer.capacity.key)


def test_head_and_coordinator_read_who_did_what_on_a_page_and_the_host_does_not(november: object, agreement: Agreement):
    school, host, pupil = the_school(agreement), the_host(agreement), agreement.placement.pupil
    actions.correct_details(agreement, values={"transport": "bus 157"}, by=host)
    signed_by(agreement, Party.PUPIL)
    territory = agreement.placement.enrolment.classroom.school.territory
    address = reverse("placements:history", args=[agreement.pk])
    for reader in (school, a_coordinator(territory)):
        shown = signed_in(reader.user, reader.viewer.capacity.key).get(address).content.decode()
        for words in ("Signatures demandées", "Fait corrigé", host.name, school.name, pupil.full_name):
            assert words in shown, words
    assert signed_in(host.user, host.viewer.capacity.key).get(address).status_code == 403
    assert signed_in(pupil.user).get(address).status_code == 403


def test_only_a_place_found_outside_is_given_up_by_itself(november: object, agreement: Agreement):
    placement = agreement.placement
    with pytest.raises(DomainError, match="candidature"):
        actions.cancel_placement(placement, reason="Fermé", by=the_school(placement))
    outside = found_outside().placement
    assert actions.cancel_placement(outside, reason="Fermé", by=the_school(outside)).state == "cancelled"


def test_the_links_of_the_week_end_with_no_right_to_what_the_school_decides(november: object):
    placement = in_signature(found_outside()).placement
    by = Actor.holder(Link(purpose=WEEK, subject_id=placement.pk), name="Léa Roy")
    with clock.travel(placement.first_day + timedelta(days=1)):
        for act in (
            lambda: week.mark_not_held(placement, who="La structure", reason="Fermé", by=by),
            lambda: week.interrupt(placement, last_day=placement.first_day, reason="Fermé", by=by),
            lambda: week.report_accident(placement, happened_at=clock.now(), where="Cour", what="Chute", by=by),
        ):
            assert not is_let_through(act)
