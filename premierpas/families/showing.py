"""What the family's page shows of a child's year, in the reader's language: words of ours, names as they were typed."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.languages import in_french
from premierpas.core.phones import said_phone
from premierpas.following.follow_up import FollowUp, follow_up
from premierpas.people.circle import circle
from premierpas.people.consenting import Stand, matters
from premierpas.people.family_lines import lines
from premierpas.people.models import Enrolment, Guardian
from premierpas.placements.languages import said_day
from premierpas.placements.models import Agreement, AgreementState, Party, Placement, PlacementState
from premierpas.placements.purposes import SIGN
from premierpas.placements.queries import newest
from premierpas.placements.standing import on_turn
from premierpas.privacy.looking import looks_at

from .languages import Said
from .languages.texts import TEXTS
from .written import Written, moment_in, written_for

FIRST = "apply"  # of the matters: what a family is asked before all else
FIRST_LOOKS = 5
_OVER = [PlacementState.CANCELLED, PlacementState.NOT_HELD]


@dataclass(frozen=True)
class Stay:
    """A week somewhere: when, at whose place, how its agreement stands, and where to sign it."""

    when: str
    host: str
    address: str
    agreement: str = ""
    sign_at: str = ""
    sign_in_message: bool = False


@dataclass(frozen=True)
class Asked:
    """One matter: what it is about, what holds, and what can be said."""

    name: str
    words: str
    detail: str
    stands: str
    by: str
    stand: Stand


@dataclass(frozen=True)
class Shown:
    """All that the page needs."""

    where: str
    class_goes: str
    stays: list[Stay]
    meetings: list[tuple[str, str]]
    asked: list[Asked]
    looks: list[tuple[str, str, str]]
    call: list[tuple[str, str]]
    school: tuple[str, str, str]
    written: Written
    earlier: list[tuple[str, str, str]] = field(default_factory=list)


def shown_to(guardian: Guardian, enrolment: Enrolment, said: Said) -> Shown:
    """The page of a guardian's child. The enrolment comes with its pupil, class and school."""
    name, stands = enrolment.pupil.first_name, follow_up([enrolment])[enrolment.pk]
    stays = [_stay(each, guardian, said) for each in _agreements(enrolment)]
    with in_french():  # the page marks who they are as French
        looked = looks_at(enrolment.pupil_id)
    looks = [
        (each.name, ", ".join(filter(None, [each.quality, each.place])), moment_in(said, each.at)) for each in looked
    ]
    school = enrolment.classroom.school
    return Shown(
        where=said(TEXTS[stands.stage], name=name),
        class_goes="" if stays else _class_goes(stands, said),
        stays=stays,
        meetings=_meetings(enrolment, said),
        written=written_for(enrolment, guardian, said),
        asked=_asked(enrolment, said),
        looks=looks[:FIRST_LOOKS],
        earlier=looks[FIRST_LOOKS:],
        call=_people(enrolment, said),
        school=(school.name, school.phone, said_phone(school.phone)),
    )


def _agreements(enrolment: Enrolment) -> QuerySet[Agreement]:
    placements = Placement.objects.filter(enrolment=enrolment).exclude(state__in=_OVER)
    return newest(Agreement.objects.filter(placement__in=placements))


def _stay(agreement: Agreement, guardian: Guardian, said: Said) -> Stay:
    placement = agreement.placement
    first, last = (said_day(said.words, day) for day in (placement.first_day, placement.last_day))
    city = f"{placement.host_postal_code} {placement.host_city}".strip()
    text, sign_at, elsewhere = _agreement(agreement, guardian)
    return Stay(
        when=f"{first} – {last} {placement.last_day.year}",
        host=placement.host_name,
        address=", ".join(filter(None, [placement.host_street, city])),
        agreement=said(TEXTS[text]) if text else "",
        sign_at=sign_at,
        sign_in_message=elsewhere,
    )


def _agreement(agreement: Agreement, guardian: Guardian) -> tuple[str, str, bool]:
    """Which text says how it stands; where this guardian signs; or that the link is in the message."""
    state = AgreementState(agreement.state)
    if state == AgreementState.SIGNING:
        mine = [row for row in on_turn(list(agreement.signatories.all())) if row.party == Party.GUARDIAN]
        own = next((row for row in mine if {row.email, row.phone} & ({guardian.email, guardian.phone} - {""})), None)
        if own is None:
            return "signing", "", False
        links = Link.objects.filter(purpose=SIGN, subject_id=own.pk, recipient__in=[own.email, own.phone])
        open_one = next((each for each in links.order_by("-pk") if each.is_open), None)
        return "yours", open_one.address if open_one else "", open_one is None
    known = {AgreementState.SIGNED: "signed", AgreementState.REFUSED: "refused", AgreementState.VOID: ""}
    return known.get(state, "draft"), "", False


def _class_goes(stands: FollowUp, said: Said) -> str:
    first, last = stands.facts.period_start, stands.facts.period_end
    if first is None or last is None or last < clock.today():
        return ""
    return said(TEXTS["class_goes"], first=said_day(said.words, first), last=said_day(said.words, last))


def _meetings(enrolment: Enrolment, said: Said) -> list[tuple[str, str]]:
    facts = sorted((line for each in lines for line in each.of(enrolment)), key=lambda line: line.at)
    return [(moment_in(said, line.at), said(line.words, **line.places)) for line in facts]


def _asked(enrolment: Enrolment, said: Said) -> list[Asked]:
    found = []
    for name in sorted(matters.names(), key=lambda name: (name != FIRST, name)):
        matter = matters.named(name)
        stand = matter.stand(enrolment)
        if stand is not None:
            found.append(Asked(name, said(matter.words), said(matter.detail), _stands(stand, said), stand.by, stand))
    return found


def _stands(stand: Stand, said: Said) -> str:
    if stand.given is None:
        return said(TEXTS["unsaid_yes" if stand.default else "unsaid_no"])
    day = said_day(said.words, stand.at.astimezone(clock.PARIS).date()) if stand.at else "–"
    return said(TEXTS["yes_on" if stand.given else "no_on"], day=day)


def _people(enrolment: Enrolment, said: Said) -> list[tuple[str, str]]:
    """Whom to ask for at the school's telephone: names and what they do there."""
    around = circle(enrolment.pupil, within=enrolment)
    groups = (("teacher", around.teachers), ("office", around.office), ("head", around.heads))
    return [(each.name, said(TEXTS[what])) for what, people in groups for each in people]
