"""What pupils look for in vain is counted; hosts whom nobody writes to hear how many look for what they show."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import ngettext

from premierpas.applications.team import team_of
from premierpas.core import clock
from premierpas.core.actions import NOBODY, NOTHING, Actor, action
from premierpas.offers.models import Offer
from premierpas.offers.search.in_vain import InVain
from premierpas.organisations.actions.companies import about as about_company
from premierpas.organisations.people import told
from premierpas.people.circle import tell
from premierpas.ui.typography import in_words, title_first

from ..enums import Need
from ..models import Nudge, Unmet
from ..notices import SEEKING


@action(may="people.be_pupil", on=NOTHING)
def count_in_vain(what: InVain, *, by: Actor) -> None:
    """One more of this need today; the row knows the commune of the school and nobody."""
    row = {
        "territory_id": what.territory_id, "insee": what.insee, "sector": what.sector, "week": what.week,
        "kind": Need.WISH if what.is_wish else Need.SEARCH, "day": clock.today(),
    }  # fmt: skip
    if Unmet.objects.filter(**row).update(count=F("count") + 1):
        return
    try:
        with transaction.atomic():
            Unmet.objects.create(**row)
    except IntegrityError:
        Unmet.objects.filter(**row).update(count=F("count") + 1)


@action(may=NOBODY, tasks=True)
def nudge_host(offer: Offer, *, by: Actor, pupils: int) -> Nudge:
    """Tell the host how many pupils near it look for what it shows, and nothing else of them."""
    nudge = Nudge.objects.create(offer=offer, at=clock.now(), pupils=pupils)
    tell(
        SEEKING, told(team_of(offer)), key=f"outreach.seeking:{nudge.pk}", about=about_company(offer.company),
        link=reverse("offers:manage"), company=offer.company.name, title=offer.title,
        pupils=lambda: _pupils(pupils),
    )  # fmt: skip
    return nudge


def _pupils(count: int) -> str:
    words = ngettext(
        "%(n)s élève près de vous cherche exactement cela", "%(n)s élèves près de vous cherchent exactement cela", count
    )
    return words % {"n": title_first(in_words(count))}
