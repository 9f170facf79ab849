"""Agreements in every state, reached by the moves that lead there."""

from datetime import timedelta

from premierpas.accounts.links import Link
from premierpas.applications.enums import ApplicationState
from premierpas.applications.tests.situations import in_state
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.clock import travel
from premierpas.organisations.actions.schools import set_period
from premierpas.organisations.enums import Role
from premierpas.organisations.models import InternshipPeriod
from premierpas.people.models import Guardian
from premierpas.placements.actions import (
    Host,
    complete_part,
    register_outside,
    request_signatures,
    save_part,
    sign,
)
from premierpas.placements.actions.signing import Act, record_signature
from premierpas.placements.holders import colleagues_with
from premierpas.placements.models import Agreement, Method, Party, Placement, Signatory, Signature
from premierpas.placements.purposes import COMPLETE, SIGN, WEEK
from premierpas.placements.tasks import run_states
from premierpas.placements.terms.content import Part
from premierpas.placements.terms.standard import prohibitions_for
from tests.factories import a_head_of, a_member, a_pupil, acting, coming_weeks

HOST_PART = {
    "host_insurance": "MAIF, contrat 1234",
    "safety_person": "Aïcha Traoré, ressources humaines",
    "lunch_where": "brings",
    "lunch_paid_by": "family",
    "host_without_siret": "Artisan en cours d’inscription",
}
SCHOOL_PART = {"school_insurance": "MAIF, contrat 99", "school_phone": "+33147250000", "referent": "Mme Lefèvre"}


def the_school(thing: Agreement | Placement) -> Actor:
    """The head teacher, who acts."""
    placement = thing.placement if isinstance(thing, Agreement) else thing
    return a_head_of(placement.enrolment.classroom.school)


def the_host(thing: Agreement | Placement, *, name: str = "Samir Haddou") -> Actor:
    """A colleague of the host who follows the pupil; without one, whoever holds the link to complete or of the week."""
    placement = thing.placement if isinstance(thing, Agreement) else thing
    colleagues = colleagues_with(placement)
    if colleagues:
        return acting(colleagues[0])
    purpose = COMPLETE if isinstance(thing, Agreement) else WEEK
    return Actor.holder(Link(purpose=purpose, subject_id=thing.pk), name=name)


def the_holder(row: Signatory) -> Actor:
    """Whoever holds the signatory's link."""
    return Actor.holder(Link(purpose=SIGN, subject_id=row.pk), name=row.name)


def a_draft(**pupil: object) -> Agreement:
    """The agreement of a place found here, as it opens: with a head teacher, a guardian and a period."""
    application = in_state(ApplicationState.CONFIRMED, **pupil)
    classroom = application.enrolment.classroom
    InternshipPeriod.objects.get_or_create(
        school=classroom.school, level=classroom.level, first_day=application.slot.first_day,
        last_day=application.slot.last_day,
    )  # fmt: skip
    if not classroom.school.memberships.filter(role=Role.HEAD_TEACHER).exists():
        a_member(Role.HEAD_TEACHER, classroom.school)
    Guardian.objects.get_or_create(
        pupil=application.pupil, rank=1, defaults={"name": "Nadia Benali", "phone": "+33612345642", "language": "ar"}
    )
    agreement = Agreement.objects.get(placement__application=application)
    host = agreement.signatories.get(party=Party.HOST)
    host.name, host.email, host.function = "Samir Haddou", "samir@atelier.test", "gérant"
    host.save()
    return agreement


def found_outside() -> Agreement:
    """The agreement of a place found outside, whose host has an e-mail address and no account."""
    enrolment = a_pupil().enrolments.get()
    school = enrolment.classroom.school
    (first, last), *_ = coming_weeks(6)[4:]
    set_period(school, by=a_head_of(school), level="3e", first_day=first, last_day=last)
    a_member(Role.HEAD_TEACHER, school)
    Guardian.objects.create(pupil=enrolment.pupil, rank=1, name="Nadia Benali", phone="+33612345642")
    host = Host(
        name="Ailleurs", street="1, rue du Port", postal_code="92000", city="Nanterre", tutor="Léa Roy",
        email="lea@ailleurs.test",
    )  # fmt: skip
    days = [first + timedelta(days=step) for step in range(5)]
    placement = register_outside(enrolment, host=host, days=days, by=acting(enrolment.pupil))
    return placement.agreements.get()


def completed(agreement: Agreement) -> Agreement:
    """Both parts done."""
    safety = [each.code for each in prohibitions_for(agreement.placement.sector)]
    host, school = the_host(agreement), the_school(agreement)
    activities = agreement.content.activities or "Regarder une journée de travail."
    save_part(agreement, part=Part.HOST, values={**HOST_PART, "activities": activities, "safety": safety}, by=host)
    complete_part(agreement, part=Part.HOST, by=host)
    save_part(agreement, part=Part.SCHOOL, values=SCHOOL_PART, by=school)
    return complete_part(agreement, part=Part.SCHOOL, by=school)


def in_signature(agreement: Agreement | None = None) -> Agreement:
    """Signatures are asked for."""
    done = completed(agreement or a_draft())
    return request_signatures(done, by=the_school(done))


def signed_by(agreement: Agreement, party: Party, *, rank: int = 1, terms_hash: str = "") -> Signature:
    """One party signs."""
    row = Signatory.objects.get(agreement=agreement, party=party, rank=rank)
    terms_hash = terms_hash or agreement.terms_hash
    if party in (Party.PUPIL, Party.SCHOOL):
        by = acting(agreement.placement.pupil) if party == Party.PUPIL else the_school(agreement)
        return sign(row, terms_hash=terms_hash, by=by)
    with working_as(the_holder(row)):
        act = Act(method=Method.SMS_CODE, identified_by="06 •• •• •• 42", name=row.name or "Quelqu’un")
        return record_signature(row, terms_hash=terms_hash, act=act)


def signed(agreement: Agreement | None = None) -> Agreement:
    """All have signed."""
    agreement = agreement or in_signature()
    for party in (Party.PUPIL, Party.GUARDIAN, Party.HOST, Party.SCHOOL):
        signed_by(agreement, party)
    agreement.refresh_from_db()
    return agreement


def on_its_third_day() -> Placement:
    """A signed week that has begun; whoever wants it travels to that day."""
    placement = signed().placement
    with travel(placement.first_day + timedelta(days=2)):
        run_states()
        placement.refresh_from_db()
    return placement
