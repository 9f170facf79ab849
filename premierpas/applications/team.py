"""Who answers for an offer: the colleagues of its team, and who wrote it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Q

from premierpas.agenda.circles import Circle
from premierpas.core.compiled import Compiled, Given
from premierpas.offers.models import Offer, OfferColleague
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.organisations.presence import colleagues

CIRCLE = "offer"
_members = Compiled(lambda: colleagues(Given("company")).filter(user__is_active=True))
_on_it = Compiled(
    lambda: (
        colleagues(Given("company"))
        .filter(Q(offers__offer=Given("offer")) | Q(user=Given("author")), user__is_active=True)
        .distinct()
    )
)


def team_of(offer: Offer) -> list[Membership]:
    """Present members of the company who answer for the offer, with their accounts; everyone while it has no team."""
    on_it = _on_it(company=offer.company_id, offer=offer.pk, author=offer.created_by_id)
    return on_it or _members(company=offer.company_id)


def _teams(offers: Collection[int]) -> Mapping[int, Collection[int]]:
    """`team_of` for many at once, as memberships."""
    rows = Offer.objects.filter(pk__in=offers).values_list("pk", "company", "created_by")
    on_it: dict[int, set[int]] = defaultdict(set)
    for offer, membership in OfferColleague.objects.filter(offer__in=offers).values_list("offer", "membership"):
        on_it[offer].add(membership)
    here: dict[int, list[tuple[int, int]]] = defaultdict(list)
    companies = {company for _pk, company, _author in rows}
    there = Membership.objects.filter(company__in=companies, role=Role.COMPANY, until=None, user__is_active=True)
    for company, membership, user in there.values_list("company", "pk", "user"):
        here[company].append((membership, user))
    found: dict[int, list[int]] = {}
    for offer, company, author in rows:
        team = [pk for pk, user in here[company] if pk in on_it[offer] or user == author]
        found[offer] = team or [pk for pk, _user in here[company]]
    return found


def _offers_of(membership_id: int) -> Iterable[int]:
    """The offers for which a member answers."""
    member = Membership.objects.get(pk=membership_id)
    offers = Offer.objects.filter(company=member.company_id).values_list("pk", flat=True)
    return [offer for offer, team in _teams(list(offers)).items() if membership_id in team]


TEAM = Circle(Role.COMPANY, _teams, _offers_of)
