"""Ten companies to call this week, and why: those that pupils wish for, then those whose sector they miss."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.careers.wishes import wished_companies
from premierpas.core import clock
from premierpas.core.geography import commune
from premierpas.occupations.sectors import sector_name
from premierpas.offers.enums import OfferState
from premierpas.offers.models import OfferSlot
from premierpas.ui.typography import short_day

from ..enums import LIVE
from ..models import CompanyFile
from .needs import Needs

MOST = 10
RESTS = timedelta(days=7)  # who was in touch this week isn't called again for this


@dataclass(frozen=True)
class Target:
    """A company, and why it is called."""

    file: CompanyFile
    why: str
    last: str
    score: int


def ten_to_call(territory_id: int | None, needs: Needs) -> list[Target]:
    """The first ten, in three queries: wished for by name first; what is looked for where one is counts double."""
    missing = {each.key: each.missing for each in needs.by_sector if each.key and each.missing}
    wished = dict(wished_companies(territory_id).values_list("pk", "wished"))
    if not missing and not wished:
        return []
    sought = Q(sector__in=missing) | Q(company__in=wished)
    files = CompanyFile.objects.filter(sought, territory=territory_id, merged_into=None, state__in=LIVE)
    has_seats = OfferSlot.objects.filter(
        offer__company__outreach_file__territory=territory_id, offer__state=OfferState.PUBLISHED, free__gt=0,
        first_day__gt=clock.today(),
    ).values("offer__company")  # fmt: skip
    files = files.exclude(company__in=has_seats).exclude(last_contact_on__gt=clock.today() - RESTS)
    scored = [(_score(file, missing, needs), file) for file in files.select_related("owner__user")]
    scored.sort(key=lambda pair: (_first(pair[1], wished), -pair[0], pair[1].last_contact_on or date.min, pair[1].pk))
    return [
        Target(file, _wished(wished.get(file.company_id or 0)) or _why(file, missing, needs), _last(file), score)
        for score, file in scored[:MOST]
    ]


def _first(file: CompanyFile, wished: dict[int, int]) -> int:
    return -wished.get(file.company_id or 0, 0)


def _wished(count: int | None) -> str:
    """Never who: a company that few wish for isn't among the counted."""
    return _("%(n)d élèves aimeraient y aller") % {"n": count} if count else ""


def _score(file: CompanyFile, missing: dict[str, int], needs: Needs) -> int:
    return missing.get(file.sector, 0) + needs.cells.get((file.sector, file.insee), 0)


def _why(file: CompanyFile, missing: dict[str, int], needs: Needs) -> str:
    sector = sector_name(file.sector)
    here = needs.cells.get((file.sector, file.insee), 0)
    place = commune(file.insee) if here else None
    if place is not None:
        words = ngettext(
            "%(sector)s : %(n)d recherche sans réponse à %(place)s",
            "%(sector)s : %(n)d recherches sans réponse à %(place)s",
            here,
        )
        return words % {"n": here, "sector": sector, "place": place.name}
    n = missing[file.sector]
    words = ngettext("%(sector)s : il manque %(n)d place", "%(sector)s : il manque %(n)d places", n)
    return words % {"n": n, "sector": sector}


def _last(file: CompanyFile) -> str:
    if file.last_contact_on is None:
        return _("jamais jointe")
    return _("dernier échange le %(day)s") % {"day": short_day(file.last_contact_on)}
