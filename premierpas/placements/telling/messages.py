"""Posting what agreements tell: who is asked to complete or sign, by which way, and what became of it."""

from typing import Any

from django.urls import reverse

from premierpas.accounts.link_acts import make_link
from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given
from premierpas.core.outbox.about import About
from premierpas.core.outbox.notices import Notice, Recipient
from premierpas.core.phones import takes_texts
from premierpas.organisations.people import recipient_of, told
from premierpas.people.circle import Circle, Way, circle, tell, ways
from premierpas.people.family_lines import family_page
from premierpas.ui.typography import long_week

from .. import notices
from ..holders import colleagues_with, contact_of, has_left, holders, holds_seat, host_of
from ..languages import to_family, words_in
from ..models import Agreement, Party, Placement, Signatory
from ..purposes import COMPLETE, SIGN, WEEK

DAYS_AFTER = 60  # how long a host's link of the week still opens after its last day
_WITH = ("placement__pupil__user", "placement__enrolment__classroom__school__territory")
_agreement = Compiled(lambda: Agreement.objects.filter(pk=Given("agreement")).select_related(*_WITH))


def agreement_with(pk: int) -> Agreement:
    """An agreement with what its messages name."""
    return _agreement.get(agreement=pk)


def around(stay: Agreement | Placement) -> Circle:
    """The people around the pupil of an agreement or a placement, its host among them."""
    placement = stay if isinstance(stay, Placement) else stay.placement
    return circle(placement.pupil, within=placement.enrolment, at=stay)


def about(stay: Agreement | Placement) -> About:
    """Under what its messages are filed: the affair of the pupil's territory."""
    placement = stay if isinstance(stay, Placement) else stay.placement
    return About("placement", placement.pk, placement.enrolment.classroom.school.territory_id)


def words(agreement: Agreement, **more: Any) -> dict[str, Any]:
    """What every notice may name."""
    placement = agreement.placement
    return {
        "pupil": placement.pupil.full_name,
        "host": placement.host_name,
        "week": lambda: long_week(placement.week),
        "classroom": placement.enrolment.classroom.name,
        **more,
    }


def ask_to_sign(agreement: Agreement, row: Signatory, *, occasion: str = "", reminding: bool = False) -> None:
    """Ask one party, by the way that fits it. `occasion` tells a reminder from the first message."""
    key = f"placements.sign:{row.pk}:{row.email}{row.phone}:{occasion}"
    if row.party == Party.PUPIL:
        path = reverse("placements:sign", args=[agreement.pk])
        _post(notices.SIGN_PUPIL, around(agreement).pupil, key, path, agreement)
    elif row.party == Party.SCHOOL:
        many = f"placements.sign_school:{agreement.placement.enrolment.classroom.school_id}:{clock.today()}:{occasion}"
        link = f"{reverse('placements:school_list')}?etat=en-signature"
        _post(notices.SIGN_SCHOOL, around(agreement).heads, many, link, agreement)
    elif row.party == Party.HOST:
        _ask_host(agreement, row, key)
    else:
        _ask_family(agreement, row, key, reminding=reminding)


def _ask_host(agreement: Agreement, row: Signatory, key: str) -> None:
    if not holds_seat(row):
        _ask_who_signs_instead(agreement, row, key)
        return
    if row.user:
        path = reverse("placements:host_agreement", args=[agreement.pk])
        _post(notices.SIGN_HOST, [recipient_of(row.user).in_app], key, path, agreement)
    for to in holders(row):
        _post(notices.SIGN_HOST, [to], f"{key}:link", _sign_link(row, agreement), agreement)


def _ask_who_signs_instead(agreement: Agreement, row: Signatory, key: str) -> None:
    """The one who was to sign has lost the part: those who may seat another are asked to."""
    people, path = around(agreement).teachers, reverse("placements:school_agreement", args=[agreement.pk])
    if row.party == Party.HOST:
        people = [*told(colleagues_with(agreement.placement)), *people]
        path = reverse("placements:pass_on", args=[agreement.pk])
    _post(notices.SIGNER_LEFT, people, f"{key}:left", path, agreement, who=row.name)


def _ask_family(agreement: Agreement, row: Signatory, key: str, *, reminding: bool) -> None:
    if not holds_seat(row):
        _ask_who_signs_instead(agreement, row, key)
        return
    if Way.PAPER in ways(notices.FAMILY, contact_of(row)):
        path = reverse("placements:sheet", args=[agreement.pk, row.pk])
        _post(notices.PRINT_SHEET, around(agreement).teachers, key, path, agreement)
        return
    kind = "remind" if reminding else "ask"
    tell_family(agreement, row, kind, key=key, link=_sign_link(row, agreement))


def tell_family(agreement: Agreement, row: Signatory, kind: str, *, key: str, link: str = "", **more: Any) -> None:
    """One of the family's messages (`ask`, `remind`, `signed`, `void`, `refused`) in its language.

    One that leads nowhere else offers the family's page.
    """
    page = None if link or family_page.only is None else family_page.only(agreement.placement.pupil, _contact(row))
    link, button = page or (link, words_in(row.language).button)
    said = to_family(row.language, kind, name=_first_name(agreement), **more)
    tell(notices.FAMILY, holders(row), key=key, about=about(agreement), link=link, button=button, **said)


def _sign_link(row: Signatory, agreement: Agreement) -> str:
    days = max((agreement.placement.last_day - clock.today()).days, 1) + 1
    made = make_link(
        purpose=SIGN, subject_id=row.pk, recipient=row.email or row.phone, recipient_name=row.name, days_valid=days
    )
    return f"link:{made.pk}"


def ask_host_to_complete(agreement: Agreement, *, occasion: str = "") -> None:
    """The host's part: to the colleagues who may see the pupil, else to the address that is known."""
    placement = agreement.placement
    key = f"placements.complete:{agreement.pk}:{occasion}"
    people = told(colleagues_with(placement))
    if people:
        path = reverse("placements:host_part", args=[agreement.pk])
        _post(notices.COMPLETE_HOST, people, key, path, agreement)
        return
    by_text = placement.host_phone if takes_texts(placement.host_phone) else ""
    address = placement.host_email or by_text
    if not address or has_left(placement, address):
        return  # a fixed line only: the school's page says so, and the school fills the part in by phone
    made = make_link(
        purpose=COMPLETE, subject_id=agreement.pk, recipient=address,
        recipient_name=placement.host_contact,
    )  # fmt: skip
    name = placement.host_contact or placement.host_name
    to = Recipient.by_one_way(name, email=placement.host_email, mobile=by_text)
    _post(notices.COMPLETE_HOST, [to], f"{key}:link", f"link:{made.pk}", agreement)


def tell_school(agreement: Agreement, notice: Notice, *, occasion: str = "", **more: Any) -> None:
    """The teachers of the pupil's class; the head where the class has none."""
    people = around(agreement).teachers or around(agreement).heads
    path = reverse("placements:school_agreement", args=[agreement.pk])
    _post(notice, people, f"{notice.code}:{agreement.pk}:{occasion}", path, agreement, **more)


def tell_host(agreement: Agreement, notice: Notice, *, occasion: str = "", **more: Any) -> None:
    """Whoever signs for the host: signed in, or at the address on file."""
    people = around(agreement).hosts
    path = reverse("placements:host_agreement", args=[agreement.pk]) if any(each.user_id for each in people) else ""
    _post(notice, people, f"{notice.code}:host:{agreement.pk}:{occasion}", path, agreement, **more)


def days_left(placement: Placement) -> int:
    """For how long the page of the week stays open."""
    return (placement.last_day - clock.today()).days + DAYS_AFTER


def give_week_link(agreement: Agreement, *, occasion: str = "") -> bool:
    """To a host who signs without an account, the page of the week; False where the host has an account or no way."""
    placement = agreement.placement
    row = host_of(placement)
    left = days_left(placement)
    to = holders(row) if row is not None and row.user_id is None and left >= 0 else []
    if row is None or not to:
        return False
    made = make_link(
        purpose=WEEK, subject_id=placement.pk, recipient=row.email or row.mobile, recipient_name=row.name,
        days_valid=left,
    )  # fmt: skip
    key = f"{notices.WEEK_HOST.code}:{agreement.pk}:{occasion}"
    _post(notices.WEEK_HOST, to, key, f"link:{made.pk}", agreement)
    return True


def tell_pupil(agreement: Agreement, notice: Notice, *, occasion: str = "", **more: Any) -> None:
    """The pupil, by every way there is."""
    path = reverse("placements:own_agreement", args=[agreement.pk])
    people = around(agreement).pupil
    _post(notice, people, f"{notice.code}:{agreement.pk}:{occasion}", path, agreement, **more)


def families_of(agreement: Agreement) -> list[Signatory]:
    """The guardians who sign."""
    return list(Signatory.objects.filter(agreement=agreement, party=Party.GUARDIAN).order_by("rank"))


def _post(notice: Notice, to: list[Recipient], key: str, link: str, agreement: Agreement, **more: Any) -> None:
    tell(notice, to, key=key, about=about(agreement), link=link, **words(agreement, **more))


def _contact(row: Signatory) -> str:
    """The one address or number that `holders` reach."""
    return row.email or row.mobile


def _first_name(agreement: Agreement) -> str:
    return agreement.placement.pupil.first_name
