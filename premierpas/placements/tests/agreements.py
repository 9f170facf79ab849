"""Agreements in every state, reached by the moves that lead there."""

from datetime import timedelta

from premierpas.applications.enums import ApplicationState
from premierpas.applications.tests.situations import in_state
from premierpas.organisations.actions.schools import set_period
from premierpas.organisations.enums import Role
from premierpas.organisations.models import InternshipPeriod
from premierpas.people.models import Guardian
from premierpas.placements.actions import (
    Act,
    Host,
    complete_part,
    register_outside,
    request_signatures,
    save_part,
    sign,
)
from premierpas.placements.models import Agreement, Method, Party, Signatory, Signature
from premierpas.placements.terms.content import Part
from premierpas.placements.terms.standard import prohibitions_for
from tests.factories import a_head_of, a_member, a_pupil, coming_weeks

HOST_PART = {
    "host_insurance": "MAIF, contrat 1234",
    "safety_person": "Aïcha Traoré, ressources humaines",
    "lunch_where": "brings",
    "lunch_paid_by": "family",
    "host_without_siret": "Artisan en cours d’inscription",
}
SCHOOL_PART = {"school_insurance": "MAIF, contrat 99", "school_phone": "+33147250000", "referent": "Mme Lefèvre"}


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
    placement = register_outside(enrolment, host=host, days=days, by=enrolment.pupil.user)
    return placement.agreements.get()


def completed(agreement: Agreement) -> Agreement:
    """Both parts done."""
    safety = [each.code for each in prohibitions_for(agreement.placement.sector)]
    activities = agreement.content.activities or "Regarder une journée de travail."
    save_part(agreement, part=Part.HOST, values={**HOST_PART, "activities": activities, "safety": safety})
    complete_part(agreement, part=Part.HOST, by_name="Samir Haddou")
    save_part(agreement, part=Part.SCHOOL, values=SCHOOL_PART)
    return complete_part(agreement, part=Part.SCHOOL, by_name="Mme Lefèvre")


def in_signature(agreement: Agreement | None = None) -> Agreement:
    """Signatures are asked for."""
    return request_signatures(completed(agreement or a_draft()))


def signed_by(agreement: Agreement, party: Party, *, rank: int = 1, terms_hash: str = "") -> Signature:
    """One party signs."""
    row = Signatory.objects.get(agreement=agreement, party=party, rank=rank)
    act = Act(method=Method.ACCOUNT, identified_by="compte", name=row.name or "Quelqu’un")
    return sign(row, terms_hash=terms_hash or agreement.terms_hash, act=act)


def signed(agreement: Agreement | None = None) -> Agreement:
    """All have signed."""
    agreement = agreement or in_signature()
    for party in (Party.PUPIL, Party.GUARDIAN, Party.HOST, Party.SCHOOL):
        signed_by(agreement, party)
    agreement.refresh_from_db()
    return agreement
