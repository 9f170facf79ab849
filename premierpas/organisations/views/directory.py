"""The organisations of a coordinator's territory: companies to verify first, schools in their own tab."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import HttpResponse
from django.utils.translation import gettext as _

from premierpas.core.alphabet import alphabetical
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.search import Looked, look
from premierpas.core.text import one_line
from premierpas.organisations.enums import Verification
from premierpas.organisations.models import Company, School
from premierpas.organisations.searched import COMPANIES
from premierpas.organisations.searched import SCHOOLS as SCHOOL_PLACES

PER_PAGE = 30
SCHOOLS = "etablissements"
STATES = {"a-verifier": Verification.UNVERIFIED, "verifiees": Verification.VERIFIED, "refusees": Verification.REFUSED}
ORDER = Case(When(state=Verification.UNVERIFIED, then=Value(0)), default=Value(1), output_field=IntegerField())


@screen(permission="organisations.work_as_coordinator", methods=("GET", "HEAD"))
def directory(request: SiteRequest) -> HttpResponse:
    """Companies to verify first, then all; schools in their own tab."""
    shown = request.GET.get("type", "structures")
    query = one_line(request.GET.get("q", ""))[:120]
    territory = request.viewer.territory_id
    companies = Company.objects.filter(Q(territory=territory) | Q(territory=None))
    looked = _schools(territory, query) if shown == SCHOOLS else _companies(companies, query, STATES.get(shown))
    waiting = companies.filter(state=Verification.UNVERIFIED).count()
    listed = Paginator(looked.rows, PER_PAGE).get_page(request.GET.get("page"))
    words = {
        "listed": listed,
        "rows": list(listed),
        "tabs": _tabs(shown, query, waiting),
        "waiting": waiting,
        "shown": shown,
        "query": query,
        "meant": looked.meant,
        "search_label": _("Nom, ville, SIRET, UAI, téléphone ou contact"),
    }
    return page(request, "organisations/directory.html", words)


def _schools(territory: int | None, query: str) -> Looked:
    return look(School.objects.filter(territory=territory).order_by(alphabetical("name"), "pk"), SCHOOL_PLACES, query)


def _companies(companies: QuerySet[Company], query: str, state: Verification | None) -> Looked:
    found = companies.filter(state=state) if state else companies
    return look(found.annotate(order=ORDER).order_by("order", alphabetical("name"), "pk"), COMPANIES, query)


def _tabs(shown: str, query: str, waiting: int) -> list[dict[str, object]]:
    labels = [
        (_("Structures"), "structures", 0),
        (_("À vérifier"), "a-verifier", waiting),
        (_("Vérifiées"), "verifiees", 0),
        (_("Refusées"), "refusees", 0),
        (_("Établissements"), SCHOOLS, 0),
    ]
    return [
        {
            "label": label,
            "url": "?" + urlencode({"type": value} | ({"q": query} if query else {})),
            "count": count,
            "current": shown == value,
        }
        for label, value, count in labels
    ]
