"""Where the lists of companies and schools are searched."""

from premierpas.core.search import Beside, Searched

from .models import Membership, Site

PEOPLE = Searched(words=("user__name",), numbers=("user__phone",), addresses=("user__email",))
PLACES = Searched(words=("name", "street", "postal_code", "city"))
ADDRESS = ("name", "street", "postal_code", "city")

COMPANIES = Searched(
    words=ADDRESS,
    numbers=("siret", "phone"),
    addresses=("email",),
    beside=(
        Beside("pk", Site.objects.all, "company", PLACES),
        Beside("pk", lambda: Membership.objects.filter(until=None, company__isnull=False), "company", PEOPLE),
    ),
)
SCHOOLS = Searched(
    words=(*ADDRESS, "uai"),
    numbers=("phone",),
    addresses=("email",),
    beside=(Beside("pk", lambda: Membership.objects.filter(until=None, school__isnull=False), "school", PEOPLE),),
)
