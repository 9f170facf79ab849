"""What the pages about partners show."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import VOLUNTEER, present
from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.search import Beside, Looked, Searched, look
from premierpas.insights.figures import Figure, Told, in_words
from premierpas.insights.indicators import INDICATORS
from premierpas.insights.periods import months_within
from premierpas.organisations.enums import Role
from premierpas.organisations.work_addresses import PERSONAL, domain_of
from premierpas.outreach.enums import FileState
from premierpas.outreach.models import CompanyFile

from .enums import GrantState, HoursState, IntroState, Outcome, PartnerKind
from .models import Agreement, Contact, Door, Entry, Grant, Hours, Introduction, Member, Partner, Request, Skill
from .timeline import words_of
from .waiting import RENEWED_BEFORE

PEOPLE = Searched(words=("name",), numbers=("phone",), addresses=("email",))
PARTNERS = Searched(words=("name", "city"), beside=(Beside("pk", Contact.objects.all, "partner", PEOPLE),))
LINES = 30


@dataclass(frozen=True)
class Deadline:
    """What is due with a partner, when, and where it is done."""

    partner_id: int
    due: date
    title: str
    url: str

    @property
    def is_late(self) -> bool:
        return self.due < clock.today()


@dataclass(frozen=True)
class Line:
    """A line of the timeline in words."""

    at: Any
    title: str
    by: str
    said: str


@dataclass(frozen=True)
class Proof:
    """A figure that a grant is measured by: promised and told."""

    code: str
    figure: Figure
    promised: str


def partners_of(territory_id: int | None) -> QuerySet[Partner]:
    """Those of a territory, and of the whole association."""
    return Partner.objects.filter(Q(territory=territory_id) | Q(territory=None))


def people_of_partners(territory_id: int | None) -> QuerySet[Contact]:
    """Everybody of these partners who is there and can be written to, by name."""
    rows = Contact.objects.filter(partner__in=partners_of(territory_id), left_on=None).exclude(email="")
    return rows.select_related("partner").order_by(alphabetical("name"), "pk")


def listed_partners(territory_id: int | None, *, text: str = "", kind: str = "", mine: int | None = None) -> Looked:
    """The list: filtered and searched, by name."""
    rows = partners_of(territory_id).select_related("owner__user", "territory")
    rows = rows.filter(kind=kind) if kind in PartnerKind.values else rows
    rows = rows.filter(owner=mine) if mine is not None else rows
    return look(rows.order_by(alphabetical("name"), "pk"), PARTNERS, text)


def partner_by_id(partner_id: int) -> Partner:
    """The partner with what its head shows. Raises Partner.DoesNotExist."""
    return Partner.objects.select_related("owner__user", "territory").get(pk=partner_id)


def deadlines_of(partner_ids: Collection[int]) -> list[Deadline]:
    """What is due with these partners, the first day first; three queries for all."""
    found = []
    for row in Agreement.objects.filter(partner__in=partner_ids, ended_on=None, next=None):
        if row.signed_on is None:
            title, due = _("Accord à signer : %(title)s"), row.sign_by
        elif row.ends_on is not None:
            title, due = _("Accord à renouveler : %(title)s"), row.ends_on - RENEWED_BEFORE
        else:
            continue
        address = reverse("partners:agreement", args=[row.pk])
        found.append(Deadline(row.partner_id, due, title % {"title": row.title}, address))
    for ask in Request.objects.filter(partner__in=partner_ids, outcome=Outcome.WAITING):
        address = reverse("partners:request", args=[ask.pk])
        title = _("Réponse attendue : %(asked)s") % {"asked": ask.asked[:80]}
        found.append(Deadline(ask.partner_id, ask.due, title, address))
    for grant in Grant.objects.filter(partner__in=partner_ids, state__in=[GrantState.CALL, GrantState.GRANTED]):
        is_call = grant.state == GrantState.CALL
        title = _("Dossier à déposer : %(title)s") if is_call else _("Bilan à rendre : %(title)s")
        due = grant.call_closes_on if is_call else grant.report_due
        address = reverse("partners:grant", args=[grant.pk])
        found.append(Deadline(grant.partner_id, due, title % {"title": grant.title}, address))
    return sorted(found, key=lambda each: (each.due, each.title))


def first_deadlines(partners: Sequence[Partner]) -> dict[int, Deadline]:
    """Of each partner the next one."""
    first: dict[int, Deadline] = {}
    for each in deadlines_of([partner.pk for partner in partners]):
        first.setdefault(each.partner_id, each)
    return first


def people_of(partner: Partner) -> list[Contact]:
    """Who is there, each with `place`: their membership of the space, or None."""
    rows = list(partner.contacts.filter(left_on=None).order_by(alphabetical("name"), "pk"))
    places = {each.contact_id: each for each in Member.objects.filter(contact__in=rows, until=None)}
    for row in rows:
        row.place = places.get(row.pk)  # type: ignore[attr-defined]
    return rows


def timeline_of(partner: Partner) -> list[Line]:
    """The newest lines."""
    rows = Entry.objects.filter(partner=partner).select_related("by").order_by("-at", "-pk")[:LINES]
    return [Line(row.at, words_of(row), row.by.name if row.by else _("automatique"), row.said) for row in rows]


def team_of(partner: Partner) -> list[Presence]:
    """Who may follow it: the team of its territory; everybody's, for one of the whole association."""
    rows = present().filter(role__in=[VOLUNTEER, Role.COORDINATOR]).select_related("user")
    rows = rows.filter(place=partner.territory_id) if partner.territory_id else rows
    return list(rows.order_by(alphabetical("user__name"), "pk")[:200])


def known_domains(partner: Partner) -> set[str]:
    """Of the addresses that the partner's people have, personal ones aside."""
    emails = partner.contacts.filter(left_on=None).exclude(email="").values_list("email", flat=True)
    return {domain_of(email) for email in emails} - PERSONAL


def grants_of(territory_id: int | None, state: str = "") -> QuerySet[Grant]:
    """Grants of one's partners, what is due first."""
    rows = Grant.objects.filter(partner__in=partners_of(territory_id)).select_related("partner__owner__user")
    rows = rows.filter(state=state) if state in GrantState.values else rows
    return rows.order_by("report_due", "pk")


def proofs_of(grant: Grant) -> list[Proof]:
    """The figures that were promised, and what is told of the months of the grant that are over."""
    period = months_within(grant.first_day, grant.last_day)
    told = Told(grant.partner.territory_id, period) if period else None
    proofs = []
    for target in grant.targets.order_by("pk"):
        indicator = INDICATORS.get(target.indicator)
        if indicator is None:
            continue  # a figure that is no longer told
        figure = told.figure(target.indicator) if told else Figure(indicator, None)
        proofs.append(Proof(target.indicator, figure, in_words(indicator, target.promised)))
    return proofs


def doors_of(territory_id: int | None) -> QuerySet[Door]:
    """Doors that can be asked for."""
    rows = Door.objects.filter(contact__partner__in=partners_of(territory_id), closed_on=None, contact__left_on=None)
    return rows.select_related("contact__partner").order_by(alphabetical("opens"), "pk")


def introductions_of(territory_id: int | None) -> QuerySet[Introduction]:
    """Those asked for companies of the territory, the open ones first, then the newest."""
    rows = Introduction.objects.filter(file__territory=territory_id)
    rows = rows.select_related("file", "door__contact__partner", "asked_by")
    return rows.annotate(is_open=Q(state__in=[IntroState.ASKED, IntroState.YES])).order_by("-is_open", "-asked_at")


def skills_of(territory_id: int | None) -> list[Skill]:
    """Hours that are offered, each with `left`: how many can still be asked for."""
    rows = Skill.objects.filter(contact__partner__in=partners_of(territory_id), closed_on=None, contact__left_on=None)
    found = list(_counted(rows.select_related("contact__partner").order_by("kind", "pk")))
    for row in found:
        row.left = _left(row)  # type: ignore[attr-defined]
    return found


def _counted(rows: QuerySet[Skill]) -> QuerySet[Skill]:
    promised = Q(asked__state__in=[HoursState.ASKED, HoursState.YES])
    given = Q(asked__state__in=[HoursState.GIVEN, HoursState.THANKED])
    return rows.annotate(promised=Sum("asked__hours", filter=promised), spent=Sum("asked__given", filter=given))


def _left(skill: Any) -> int:
    return max(0, skill.hours - (skill.promised or 0) - (skill.spent or 0))


def hours_left(skill: Skill) -> int:
    """How many of the offered hours are neither given nor asked for."""
    return _left(_counted(Skill.objects.filter(pk=skill.pk)).get())


def asked_hours_of(territory_id: int | None) -> QuerySet[Hours]:
    """Hours that were asked for, the newest first."""
    rows = Hours.objects.filter(skill__contact__partner__in=partners_of(territory_id))
    return rows.select_related("skill__contact__partner", "asked_by").order_by("-asked_at", "-pk")


OPENED = (FileState.DORMANT, FileState.DECLINED, FileState.ACTIVE)  # or closed: no introduction helps


def companies_to_open(territory_id: int | None) -> list[CompanyFile]:
    """Companies for which an introduction may help: followed, and without an offer yet."""
    rows = CompanyFile.objects.filter(territory=territory_id, merged_into=None).exclude(state__in=OPENED)
    return list(rows.order_by(alphabetical("name"), "pk")[:300])


@dataclass(frozen=True)
class Risk:
    """Something that may go wrong, and of how many; never about a pupil."""

    name: str
    count: int


def risks_of(territory_id: int | None) -> list[Risk]:
    """What the board should know, in numbers of companies, partners and deadlines."""
    files = CompanyFile.objects.filter(merged_into=None).exclude(state__in=["dormant", "declined"])
    files = files.filter(territory=territory_id) if territory_id else files
    today = clock.today()
    counted = files.aggregate(
        late=Count("pk", filter=Q(next_on__lt=today)),
        silent=Count("pk", filter=Q(last_contact_on__lt=today - RENEWED_BEFORE)),
    )
    partners = partners_of(territory_id) if territory_id else Partner.objects.all()
    late = sum(each.is_late for each in deadlines_of(list(partners.values_list("pk", flat=True))))
    return [
        Risk(_("Échéances de partenaires dépassées"), late),
        Risk(_("Entreprises dont le prochain pas est en retard"), counted["late"]),
        Risk(_("Entreprises sans échange depuis deux mois"), counted["silent"]),
    ]


def agreements_due(territory_id: int | None) -> list[dict[str, Any]]:
    """For the board: agreements to sign or to renew, by day."""
    rows = Agreement.objects.filter(ended_on=None, next=None).filter(Q(signed_on=None) | Q(ends_on__isnull=False))
    rows = rows.filter(partner__in=partners_of(territory_id)) if territory_id else rows
    found = rows.select_related("partner").order_by(F("signed_on").asc(nulls_first=True), "ends_on")[:40]
    return [
        {
            "partner": row.partner.name,
            "title": row.title,
            "signed": row.signed_on is not None,
            "day": row.ends_on if row.signed_on else row.sign_by,
        }
        for row in found
    ]
