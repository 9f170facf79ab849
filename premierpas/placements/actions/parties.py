"""Who signs: seated when a version opens, brought up to date when signatures are asked for."""

from collections.abc import Iterator
from typing import Any

from premierpas.accounts.models import User
from premierpas.core.actions import step
from premierpas.core.compiled import Compiled, Given
from premierpas.core.languages import in_french, kept
from premierpas.offers.content import OfferContent
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership, School
from premierpas.people.sight import link_hosts

from ..models import Agreement, Party, Placement, SchoolTerms, Signatory, SigningOrder

_TURNS: dict[str, dict[Party, int]] = {
    SigningOrder.ANY: {},
    SigningOrder.SCHOOL_LAST: {Party.SCHOOL: 2},
    SigningOrder.HOST_FIRST: {Party.SCHOOL: 2, Party.GUARDIAN: 2, Party.PUPIL: 2},
}

_terms = Compiled(lambda: SchoolTerms.objects.filter(school=Given("school")).order_by("pk")[:1])


def terms_of_school(school: School | int) -> SchoolTerms:
    """A school's settings, the usual ones where it has set none (not saved)."""
    pk = school if isinstance(school, int) else school.pk
    return _terms.first(school=pk) or SchoolTerms(school_id=pk)


def parties_to_be(agreement: Agreement, settings: SchoolTerms) -> list[Signatory]:
    """Who would sign if signatures were asked for now, with the names and contacts that the files hold today.

    A host that was named by hand stays as it was named. Writes nothing.
    """
    present = {(row.party, row.rank): row for row in agreement.signatories.all()}
    return [row for row, _changed in _seats(agreement, settings, present)]


def _seats(
    agreement: Agreement, settings: SchoolTerms, present: dict[tuple[str, int], Signatory]
) -> Iterator[tuple[Signatory, bool]]:
    """Each party, brought up to date, and whether that changed it."""
    placement, turns = agreement.placement, _TURNS[settings.order]
    host = present.get((Party.HOST, 1))
    named: dict[str, Any] = {"party": Party.HOST, "rank": 1}
    if host is None or not host.name:
        named = _host(placement)
    for fields in [_school(placement), named, *_guardians(placement, settings), _pupil(placement)]:
        row = present.get((fields["party"], fields["rank"])) or Signatory(agreement=agreement)
        fields["turn"] = turns.get(fields["party"], 1)
        changed = row.pk is None or any(getattr(row, name) != value for name, value in fields.items())
        for name, value in fields.items():
            setattr(row, name, value)
        yield row, changed


def parties_now(agreement: Agreement) -> list[Signatory]:
    """Those of a text that may still be edited as they would be seated now; otherwise as they were seated."""
    if agreement.may_be_edited and not agreement.is_amendment:
        return parties_to_be(agreement, terms_of_school(agreement.placement.enrolment.classroom.school_id))
    return list(agreement.signatories.all())


@step
def seat_parties(agreement: Agreement, settings: SchoolTerms) -> list[Signatory]:
    """Seat the signatories of a version as `parties_to_be` names them; who is no party any more goes."""
    present = {(row.party, row.rank): row for row in agreement.signatories.select_related("user", "guardian")}
    rows = []
    for row, changed in _seats(agreement, settings, present):
        if changed and row.pk is not None:
            row.save()
        rows.append(row)
    Signatory.objects.bulk_create(row for row in rows if row.pk is None)
    for gone in set(present.values()) - set(rows):
        gone.delete()
    let_the_host_see(agreement.placement, rows)
    return rows


@step
def let_the_host_see(placement: Placement, parties: list[Signatory]) -> None:
    """Whoever signs for the host sees the pupil whose agreement they read, as the offer's team does."""
    users = [row.user_id for row in parties if row.party == Party.HOST and row.user_id]
    if users and placement.application_id:
        members = Membership.objects.filter(company=placement.company_id, user__in=users, until=None)
        link_hosts(placement.pupil, members, application_id=placement.application_id, granted_by_id=None)


@step
def copy_parties(before: Agreement, after: Agreement) -> None:
    """The same parties for a version that follows, without their signatures."""
    for row in before.signatories.all():
        row.pk, row._state.adding = None, True
        row.agreement, row.asked_at, row.reminded_at = after, None, None
        row.save(force_insert=True)


def _school(placement: Placement) -> dict[str, Any]:
    school_id = placement.enrolment.classroom.school_id
    heads = Membership.objects.filter(school=school_id, role=Role.HEAD_TEACHER, until=None).select_related("user")
    head = heads.order_by("pk").first()
    return {
        "party": Party.SCHOOL,
        "rank": 1,
        "name": head.user.name if head else "",
        "function": (head.function if head else "") or kept(Role.HEAD_TEACHER.label),
        "email": (head.user.email or "") if head else "",
        "user": head.user if head else None,
    }


def _host(placement: Placement) -> dict[str, Any]:
    person = _representative(placement)
    if person is not None:
        user = person.user
        contact = {"name": user.name, "function": person.function, "email": user.email or "", "phone": user.phone}
        return {"party": Party.HOST, "rank": 1, "user": user, **contact}
    return {
        "party": Party.HOST,
        "rank": 1,
        "user": None,
        "name": placement.host_contact,
        "function": "",
        "email": placement.host_email,
        "phone": placement.host_phone,
    }


def _representative(placement: Placement) -> Membership | None:
    """The person named on the offer, else the first of the company who may sign."""
    if placement.company_id is None:
        return None
    rows = Membership.objects.filter(company=placement.company_id, until=None, may_sign=True).select_related("user")
    if placement.application is not None:
        named = OfferContent.of(placement.application.offer.content).signatory_id
        chosen = rows.filter(pk=named).first()
        if chosen is not None:
            return chosen
    return rows.order_by("pk").first()


def colleague(company_id: int | None, email: str) -> User | None:
    """The account of this address in the host's company, if there is one: its owner then signs signed in."""
    if company_id is None or not email:
        return None
    rows = Membership.objects.filter(company=company_id, until=None, user__email__iexact=email).select_related("user")
    found = rows.first()
    return found.user if found else None


def _guardians(placement: Placement, settings: SchoolTerms) -> list[dict[str, Any]]:
    known = list(placement.pupil.guardians.confirmed().order_by("rank")[: settings.guardians])
    rows = [
        {
            "party": Party.GUARDIAN,
            "rank": rank,
            "required": rank == 1 or settings.second_guardian_required,
            "name": each.name,
            "function": in_french()(each.get_relation_display)(),
            "email": each.email,
            "phone": each.phone,
            "language": each.language,
            "guardian": each,
        }
        for rank, each in enumerate(known, start=1)
    ]
    return rows or [{"party": Party.GUARDIAN, "rank": 1, "required": True, "guardian": None}]


def _pupil(placement: Placement) -> dict[str, Any]:
    pupil = placement.pupil
    return {
        "party": Party.PUPIL,
        "rank": 1,
        "name": pupil.full_name,
        "phone": pupil.phone,
        "email": pupil.user.email or "",
        "user": pupil.user,
    }
