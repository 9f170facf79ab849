"""Who may do what with placements and agreements: the pupil with their own, school and host with those they follow."""

from dataclasses import dataclass

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.organisations.capacities import OFFICE
from premierpas.organisations.models import Classroom
from premierpas.organisations.permissions import heads_school_of_classroom, teaches_classroom
from premierpas.people.models import Enrolment
from premierpas.people.sight import may_see_agreements_of, may_see_pupil

from .delegations import delegation_of, may_sign_for
from .holders import colleagues_with
from .models import Agreement, Party, Placement, Signatory
from .terms.content import Part


@dataclass(frozen=True)
class Filling:
    """A part of an agreement that somebody is to write."""

    agreement: Agreement
    part: Part


@rules.predicate
def is_own(viewer: Viewer, placement: Placement) -> bool:
    return viewer.is_pupil and viewer.pupil_id == placement.pupil_id


@rules.predicate
def school_follows(viewer: Viewer, placement: Placement) -> bool:
    return viewer.is_school_staff and may_see_pupil(viewer, placement.pupil_id)


@rules.predicate
def host_receives(viewer: Viewer, placement: Placement) -> bool:
    ours = viewer.is_company and placement.company_id is not None and viewer.company_id == placement.company_id
    return ours and may_see_pupil(viewer, placement.pupil_id)


@rules.predicate
def is_own_enrolment(viewer: Viewer, enrolment: Enrolment) -> bool:
    return viewer.is_pupil and viewer.pupil_id == enrolment.pupil_id


@rules.predicate
def school_follows_enrolment(viewer: Viewer, enrolment: Enrolment) -> bool:
    return viewer.is_school_staff and may_see_pupil(viewer, enrolment.pupil_id)


@rules.predicate
def is_of_own(viewer: Viewer, agreement: Agreement) -> bool:
    return is_own(viewer, agreement.placement)


@rules.predicate
def school_works(viewer: Viewer, agreement: Agreement) -> bool:
    return school_follows(viewer, agreement.placement)


@rules.predicate
def school_reads(viewer: Viewer, agreement: Agreement) -> bool:
    """The school's own who follow the pupil, and between its days whoever signs by delegation."""
    return viewer.is_school_staff and may_see_agreements_of(viewer, agreement.placement.pupil_id)


@rules.predicate
def signs_by_delegation(viewer: Viewer, classroom: Classroom) -> bool:
    return viewer.is_school_staff and delegation_of(viewer, classroom.school_id) is not None


@rules.predicate
def host_works(viewer: Viewer, agreement: Agreement) -> bool:
    return host_receives(viewer, agreement.placement)


@rules.predicate
def territory_follows(viewer: Viewer, agreement: Agreement) -> bool:
    return viewer.is_coordinator and may_see_pupil(viewer, agreement.placement.pupil_id)


@rules.predicate
def is_party(viewer: Viewer, agreement: Agreement) -> bool:
    return seat_of(viewer, agreement) is not None


@rules.predicate
def head_answers(viewer: Viewer, agreement: Agreement) -> bool:
    return viewer.is_head_teacher and school_works(viewer, agreement)


@rules.predicate
def may_fill(viewer: Viewer, filling: Filling) -> bool:
    """The school writes both parts, for a host that can't write its own; the host writes its own only."""
    if school_works(viewer, filling.agreement):
        return filling.part in (Part.HOST, Part.SCHOOL)
    return filling.part is Part.HOST and host_works(viewer, filling.agreement)


@rules.predicate
def host_amends(viewer: Viewer, agreement: Agreement) -> bool:
    return agreement.is_amendment and host_works(viewer, agreement)


@rules.predicate
def holds_seat(viewer: Viewer, signatory: Signatory) -> bool:
    return seat_of(viewer, signatory.agreement) == signatory


@rules.predicate
def school_works_on_seat(viewer: Viewer, signatory: Signatory) -> bool:
    return school_works(viewer, signatory.agreement)


@rules.predicate
def school_seats_another(viewer: Viewer, agreement: Agreement) -> bool:
    """The office names who signs while it fills a part in; who signs afterwards isn't its to change."""
    return not viewer.acts_as(OFFICE) and school_works(viewer, agreement)


@rules.predicate
def may_change_seat(viewer: Viewer, signatory: Signatory) -> bool:
    return bool(rules.has_perm("placements.seat_another", viewer, signatory.agreement))


def parts_to_correct(viewer: Viewer, agreement: Agreement) -> set[Part]:
    """The parts whose facts and contacts this person corrects: each side its own.

    The school also that of a host of whom nobody follows the pupil with an account here.
    """
    if host_works(viewer, agreement):
        return {Part.HOST}
    if not school_works(viewer, agreement):
        return set()
    return {Part.SCHOOL} if colleagues_with(agreement.placement) else {Part.SCHOOL, Part.HOST}


def seat_of(viewer: Viewer, agreement: Agreement) -> Signatory | None:
    """The party in whose name this person signs, signed in: the pupil, the head or delegate, the host's own."""
    rows = agreement.signatories.select_related("signature")
    if viewer.is_pupil and is_of_own(viewer, agreement):
        return rows.filter(party=Party.PUPIL).first()
    if viewer.is_school_staff and school_reads(viewer, agreement):
        school_id = agreement.placement.enrolment.classroom.school_id
        return rows.filter(party=Party.SCHOOL).first() if may_sign_for(viewer, school_id) else None
    if host_works(viewer, agreement):
        return rows.filter(party=Party.HOST, user=viewer.user_id).first()
    return None


rules.add_perm("placements.cancel", is_own | school_follows)
rules.add_perm("placements.register_for", is_own_enrolment | school_follows_enrolment)
rules.add_perm("placements.report", school_follows | host_receives)
rules.add_perm("placements.end_week", school_follows)
rules.add_perm("placements.see_own", is_of_own)
rules.add_perm("placements.work_for_school", school_works)
rules.add_perm("placements.read_for_school", school_reads)
rules.add_perm("placements.read_history", head_answers | territory_follows)
rules.add_perm("placements.sign_class", teaches_classroom | heads_school_of_classroom | signs_by_delegation)
rules.add_perm("placements.work_for_host", host_works)
rules.add_perm("placements.follow_in_territory", territory_follows)
rules.add_perm("placements.see", is_of_own | school_reads | host_works | territory_follows)
rules.add_perm("placements.change", school_works | host_works)
rules.add_perm("placements.sign", is_party)
rules.add_perm("placements.fill_part", may_fill)
rules.add_perm("placements.ask_signatures", school_works | host_amends)
rules.add_perm("placements.sign_seat", holds_seat)
rules.add_perm("placements.manage_seat", school_works_on_seat)
rules.add_perm("placements.seat_another", school_seats_another | host_works)
rules.add_perm("placements.change_seat", may_change_seat)
