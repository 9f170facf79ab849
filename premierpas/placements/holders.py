"""Who holds a part of an agreement now: only they are asked and reminded, and only for them a link opens."""

from dataclasses import replace

from django.db.models import Q

from premierpas.core.outbox.notices import Recipient
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.people.circle import Circle
from premierpas.people.links import open_now

from .models import Agreement, Party, Placement, Signatory


def holds_seat(row: Signatory) -> bool:
    """Whether whoever is seated still is what the seat was given to.

    The head of the school, a colleague of the host, a guardian of the pupil, the pupil; a host without account holds it
    until another is named, unless the contact is that of a colleague who has left.
    """
    if row.user is not None and not row.user.is_active:
        return False
    placement = row.agreement.placement
    match Party(row.party):
        case Party.PUPIL:
            return row.user_id == placement.pupil.user_id
        case Party.SCHOOL:
            return _is_head(row)
        case Party.GUARDIAN:
            return _is_guardian(row)
        case Party.HOST:
            return _is_of_host(placement, row)


def is_held_at(row: Signatory, address: str) -> bool:
    """Whether this address is the contact of a seat that is still held."""
    return address in {row.email, row.phone, row.mobile} - {""} and holds_seat(row)


def holders(row: Signatory) -> list[Recipient]:
    """Whoever holds the seat, reached by one way: one message for one thing. Nobody once the part is lost."""
    if not row.reachable or not holds_seat(row):
        return []
    return [contact_of(row)]


def contact_of(row: Signatory) -> Recipient:
    """The contact that a seat was given, account or not."""
    return Recipient.by_one_way(row.name, email=row.email, mobile=row.mobile)


def receiving(circle: Circle) -> list[Recipient]:
    """Whoever signs for the host of the stay in question (an agreement, or a placement's newest), if they still do."""
    stay = circle.at
    rows = Signatory.objects.select_related("user", "agreement__placement").filter(party=Party.HOST)
    row = host_of(stay) if isinstance(stay, Placement) else rows.filter(agreement=stay).first()
    if row is None or not holds_seat(row):
        return []
    return [replace(contact_of(row), user_id=row.user_id)]


def host_of(placement: Placement) -> Signatory | None:
    """Who signs for the host, as the newest version of the agreement seats them."""
    agreement = Agreement.objects.filter(placement=placement, amends=None).order_by("-number").first()
    rows = Signatory.objects.select_related("user", "agreement__placement")
    return rows.filter(agreement=agreement, party=Party.HOST).first() if agreement else None


def colleagues_with(placement: Placement) -> list[Membership]:
    """The host's present colleagues who may see the pupil, with their accounts."""
    if placement.company_id is None:
        return []
    rows = Membership.objects.filter(company=placement.company_id, until=None, user__is_active=True)
    return list(
        rows.filter(open_now("pupil_links__"), pupil_links__pupil=placement.pupil_id)
        .select_related("user")
        .order_by("pk")
        .distinct()
    )


def has_left(placement: Placement, address: str) -> bool:
    """Whether this address is of a former colleague of the host, and of none who is there."""
    if placement.company_id is None or not address:
        return False
    of_address = Q(user__email__iexact=address) | Q(user__phone=address)
    rows = Membership.objects.filter(of_address, company=placement.company_id, role=Role.COMPANY)
    untils = list(rows.values_list("until", flat=True))
    return bool(untils) and None not in untils


def _is_head(row: Signatory) -> bool:
    school_id = row.agreement.placement.enrolment.classroom.school_id
    heads = Membership.objects.filter(school=school_id, role=Role.HEAD_TEACHER, until=None)
    return row.user_id is not None and heads.filter(user=row.user_id).exists()


def _is_guardian(row: Signatory) -> bool:
    """The place is kept by its rank; the same person is there while the name or a contact is."""
    now = row.guardian
    if now is None or now.pupil_id != row.agreement.placement.pupil_id:
        return False
    return now.name == row.name or bool({now.email, now.phone} & ({row.email, row.phone} - {""}))


def _is_of_host(placement: Placement, row: Signatory) -> bool:
    if row.user_id is None:
        return not any(has_left(placement, each) for each in (row.email, row.phone))
    rows = Membership.objects.filter(company=placement.company_id, role=Role.COMPANY, until=None, user=row.user_id)
    return rows.exists()
