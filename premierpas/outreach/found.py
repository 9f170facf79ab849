"""What a territory's team finds in the search box: companies, their people, its own people; to volunteers, offers."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from premierpas.accounts.capacities import Viewer
from premierpas.agenda.models import Presence
from premierpas.agenda.presences import VOLUNTEER
from premierpas.core.alphabet import alphabetical
from premierpas.core.everywhere import Hit, Source
from premierpas.core.phones import said_phone
from premierpas.core.search import Searched
from premierpas.offers.drafts import PUBLIC_STATES
from premierpas.offers.found import OFFERS
from premierpas.offers.models import Offer
from premierpas.organisations.enums import Role
from premierpas.people.enums import TeamRole
from premierpas.people.team import coordinates, is_of_team

from .lists.listing import files_of
from .models import CompanyFile, Contact
from .queries import teammates

FILES = Searched(words=("name", "street", "postal_code", "city"), numbers=("siret",))
PEOPLE = Searched(words=("name", "function", "file__name"), numbers=("phone",), addresses=("email",))
TEAM = Searched(words=("user__name",), numbers=("user__phone",), addresses=("user__email",))


def _files(viewer: Viewer) -> QuerySet[CompanyFile]:
    return files_of(viewer.territory_id).order_by(alphabetical("name"), "pk")


def _people(viewer: Viewer) -> QuerySet[Contact]:
    rows = Contact.objects.filter(left_on=None, file__in=files_of(viewer.territory_id))
    return rows.select_related("file").order_by(alphabetical("name"), "pk")


def _team(viewer: Viewer) -> QuerySet[Presence]:
    rows = teammates(viewer.territory_id or 0).select_related("user")
    return rows.order_by(alphabetical("user__name"), "pk")


def _offers(viewer: Viewer) -> QuerySet[Offer]:
    rows = Offer.objects.filter(company__outreach_file__in=files_of(viewer.territory_id), state__in=PUBLIC_STATES)
    return rows.select_related("company__outreach_file").order_by("-published_at", "-pk")


def _joined(*words: str) -> str:
    return ", ".join(filter(None, words))


def _file_url(pk: int) -> str:
    return reverse("outreach:file", args=[pk])


COMPANIES_FOUND = Source(
    label=_("Entreprises"),
    kind=_("entreprise"),
    order=10,
    may=is_of_team,
    rows=_files,
    searched=lambda viewer: FILES,
    shown=lambda rows: [
        Hit(row.pk, row.name, _joined(row.get_state_display(), row.city), _file_url(row.pk)) for row in rows
    ],
    opens=lambda thing: thing.pk if isinstance(thing, CompanyFile) else None,
)


def _people_shown(rows: Sequence[Contact]) -> list[Hit]:
    return [Hit(row.pk, row.name, _joined(row.function, row.file.name), _file_url(row.file_id)) for row in rows]


PEOPLE_FOUND = Source(
    label=_("Personnes des entreprises"),
    kind=_("personne"),
    order=20,
    may=is_of_team,
    rows=_people,
    searched=lambda viewer: PEOPLE,
    shown=_people_shown,
)


def _team_shown(rows: Sequence[Presence]) -> list[Hit]:
    labels = {VOLUNTEER: TeamRole.VOLUNTEER.label, Role.COORDINATOR: Role.COORDINATOR.label}
    address = reverse("outreach:companies")
    return [
        Hit(
            row.pk, row.user.name, _joined(str(labels[row.role]), said_phone(row.user.phone)),
            f"{address}?{urlencode({'qui': row.pk})}",
        )
        for row in rows
    ]  # fmt: skip


TEAM_FOUND = Source(
    label=_("L’équipe"),
    kind=_("équipe"),
    order=60,
    may=is_of_team,
    rows=_team,
    searched=lambda viewer: TEAM,
    shown=_team_shown,
)
# A volunteer reads of an offer what its company's file says; the page of the offer is for those who review it.
OFFERS_FOUND = Source(
    label=_("Offres en ligne"),
    kind=_("offre"),
    order=50,
    may=is_of_team & ~coordinates,
    rows=_offers,
    searched=lambda viewer: OFFERS,
    shown=lambda rows: [
        Hit(row.pk, row.title, row.company.name, _file_url(row.company.outreach_file.pk)) for row in rows
    ],
)
