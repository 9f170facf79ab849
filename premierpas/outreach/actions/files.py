"""Opening a company's file, correcting it, moving it on, giving it to somebody."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import VOLUNTEER, colleagues_of, hold, next_owner, presence_of, staffed
from premierpas.agenda.reasons import Team
from premierpas.core.actions import Actor, action, current_actor, step
from premierpas.core.compiled import Compiled, Given
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.text import plain
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Territory
from premierpas.organisations.territories import commune_of

from ..enums import ENDED, FILE_MOVES, FileState, Source
from ..errors import ChangedMeanwhile, FileExists, LooksLike, NoLongerThere
from ..files.steps import usual_step
from ..models import CompanyFile, Share
from ..timeline import count_version, tell_fact
from ..waiting import settle_file

SIMILAR = 88  # of 100: « Boulangerie Martin » and « Boulangerie Martins » are, « Martin » and « Morin » aren't
CORRECTED = ("name", "siret", "naf", "sector", "street", "postal_code", "city", "insee")
_locked = Compiled(
    lambda: (
        CompanyFile.objects.filter(pk=Given("file"))
        .select_for_update(of=("self",))
        .select_related("owner__user", "company")
    )
)


@action(may="outreach.open_file", on="territory")
def open_file(
    name: str,
    *,
    by: Actor,
    territory: Territory,
    siret: str = "",
    source: Source = Source.HAND,
    owner: Presence | None = None,
    next_step: str = "",
    next_on: date | None = None,
    other_company: bool = False,
    **details: str,
) -> CompanyFile:
    """A lead, with its owner and its next step. `details`: street, postal code, sector …

    Raises FileExists for a SIRET that is known, LooksLike for a similar name unless it is said to be another company.
    """
    if siret and (known := CompanyFile.objects.filter(siret=siret, merged_into=None).first()):
        raise FileExists(known)
    if not other_company and (similar := similar_files(name, territory)):
        raise LooksLike(similar)
    words, day = usual_step(FileState.LEAD)
    try:
        with transaction.atomic():
            file = CompanyFile.objects.create(
                name=name, siret=siret, territory=territory, source=source, opened_by=by.user,
                owner=owner or owner_for(territory.pk, by), next_step=next_step or words, next_on=next_on or day,
                **details,
            )  # fmt: skip
    except IntegrityError:
        raise FileExists(CompanyFile.objects.get(siret=siret, merged_into=None)) from None
    tell_fact(file, "opened")
    settle_file(file)
    return file


def similar_files(name: str, territory: Territory) -> list[CompanyFile]:
    """Files of the territory whose name is nearly this one."""
    wanted = plain(name)
    files = CompanyFile.objects.filter(territory=territory, merged_into=None).only("pk", "name", "city", "state")
    return [file for file in files if fuzz.token_sort_ratio(plain(file.name), wanted) >= SIMILAR][:5]


def owner_for(territory_id: int, by: Actor) -> Presence:
    """Whoever acts, where they are of the team; else whoever of it has fewest to do. Raises NoLongerThere."""
    mine = presence_of(by.viewer) if by.is_person else None
    if mine is not None and mine.role in (VOLUNTEER, Role.COORDINATOR) and mine.place == territory_id:
        return mine
    team = staffed(Team(VOLUNTEER, territory_id))
    if team is None:
        raise NoLongerThere
    return next_owner(team)


@step
def owner_of(file: CompanyFile) -> Presence:
    """Its owner while they are there, else whoever `owner_for` finds. Raises NoLongerThere."""
    return file.owner if file.owner and hold(file.owner) else owner_for(file.territory_id, current_actor())


@action(may="outreach.change_file")
def correct_file(file: CompanyFile, *, by: Actor, version: int, **fields: str) -> CompanyFile:
    """Correct what the file says. Raises ChangedMeanwhile, with what differs, when somebody else was quicker."""
    file = locked(file)
    if file.version != version:
        differs = [name for name in CORRECTED if name in fields and getattr(file, name) != fields[name]]
        if differs:
            raise ChangedMeanwhile(differs)
    if siret := fields.get("siret", ""):
        other = CompanyFile.objects.filter(siret=siret, merged_into=None).exclude(pk=file.pk).first()
        if other is not None:
            raise FileExists(other)
    for name in CORRECTED:
        if name in fields:
            setattr(file, name, fields[name])
    _place(file)
    file.save(update_fields=[*CORRECTED, "latitude", "longitude"])
    count_version(file)
    tell_fact(file, "corrected")
    return file


@action(may="outreach.change_file")
def move_file(
    file: CompanyFile, to: FileState, *, by: Actor, why: str = "", next_step: str = "", next_on: date | None = None
) -> CompanyFile:
    """Where the company stands now. What ends needs a reason, what goes on a next step (the usual one, without)."""
    file = locked(file)
    if to not in FILE_MOVES[FileState(file.state)]:
        raise WrongState(_("La fiche a changé d’état depuis : rechargez la page."))
    if to in ENDED and not why.strip():
        raise DomainError(_("Dites pourquoi en quelques mots : qui reprendra la fiche voudra le savoir."), field="why")
    before, file.state = file.state, to
    file.why_ended = why.strip() if to in ENDED else ""
    if to not in ENDED:
        words, day = usual_step(to)
        file.next_step, file.next_on = next_step or words, next_on or min(day, file.call_on or day)
        file.owner = owner_of(file)
    file.save(update_fields=["state", "why_ended", "next_step", "next_on", "owner"])
    tell_fact(file, "moved", before=before, after=str(to))
    settle_file(file)
    return file


@action(may="outreach.change_file")
def plan_step(
    file: CompanyFile, *, by: Actor, next_step: str, next_on: date, owner: Presence | None = None
) -> CompanyFile:
    """What is done next, when, and by whom."""
    file = locked(file)
    set_step(file, next_step, next_on, owner)
    return file


@step
def set_step(file: CompanyFile, next_step: str, next_on: date, owner: Presence | None) -> None:
    """Set the next step of a locked file. Raises NoLongerThere for an owner who has left or is of another team."""
    if not file.is_live:
        raise WrongState(_("Cette fiche est en sommeil : réveillez-la d’abord."))
    if owner is not None and owner.pk != file.owner_id:
        give_to(file, owner)
    file.next_step, file.next_on, file.call_on = next_step, next_on, None
    file.save(update_fields=["next_step", "next_on", "call_on", "owner"])
    settle_file(file)


@step
def give_to(file: CompanyFile, owner: Presence) -> None:
    """Set a new owner on a locked file, without saving it."""
    if not is_of_team(owner, file.territory_id) or not hold(owner):
        raise NoLongerThere
    file.owner = owner
    tell_fact(file, "owner", name=owner.user.name)


def is_of_team(presence: Presence, territory_id: int) -> bool:
    """Whether somebody works in this territory's team now."""
    return any(
        colleagues_of(Team(role, territory_id)).filter(pk=presence.pk).exists()
        for role in (VOLUNTEER, str(Role.COORDINATOR))
    )


@action(may="outreach.change_file")
def share_file(file: CompanyFile, *, by: Actor, presence: Presence, until: datetime) -> Share:
    """Somebody follows the company beside its owner until a day: an overlap, a holiday."""
    file = locked(file)
    if not is_of_team(presence, file.territory_id) or not hold(presence):
        raise NoLongerThere
    share = Share.objects.create(file=file, presence=presence, until=until)
    tell_fact(file, "shared", name=presence.user.name)
    return share


def locked(file: CompanyFile) -> CompanyFile:
    """The file as it is now; nobody else changes it before this transaction ends. Raises WrongState once merged."""
    file = _locked.get(file=file.pk)
    if file.merged_into_id is not None:
        raise WrongState(_("Cette fiche est réunie avec une autre : rechargez la page."))
    return file


def _place(file: CompanyFile) -> None:
    found = commune_of(file.postal_code, file.insee) if file.postal_code else None
    where = found.position if found else None
    file.latitude, file.longitude = (where.latitude, where.longitude) if where else (None, None)
