"""Paths of discovery: made by a team for a sector, or by a company from its own career map."""

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import NOTHING, Actor, action, step
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.languages import in_french
from premierpas.core.states import may_move
from premierpas.organisations.models import Company

from ..drafting import first_stages
from ..enums import PATH_MOVES, PathState
from ..errors import NotReady, NotVerified
from ..models import CompanyPage, DiscoveryPath
from ..notices import PATH_PUBLISHED, tell_company
from ..paths import shipped
from ..stages import LEAST, MOST, Stage, stages_of
from ..waiting import READ_PATH


@action(may="careers.plan", on=NOTHING)
def begin_path(*, title: str, intro: str, sector: str, by: Actor) -> DiscoveryPath:
    """A path through a sector, still without stages."""
    territory = by.viewer.territory_id
    return DiscoveryPath.objects.create(
        slug=_slug_of(title), title=title, intro=intro, sector=sector, territory_id=territory, made_by=by.user
    )


@action(may="organisations.manage_company")
def begin_company_path(company: Company, *, by: Actor) -> DiscoveryPath:
    """The company's path, its stages taken from the career map; the same one where it is begun already."""
    Company.objects.select_for_update().get(pk=company.pk)
    known = DiscoveryPath.objects.filter(company=company).first()
    if known is not None:
        return known
    page = CompanyPage.objects.filter(company=company).first()
    content = page.written if page else None
    if content is None or len(content.trades) < LEAST:
        raise NotReady([_("Mettez d’abord trois métiers sur votre carte : le parcours passe par eux.")])
    with in_french():
        title = _("Un après-midi chez %(company)s") % {"company": company.name}
    return DiscoveryPath.objects.create(
        slug=_slug_of(company.name), title=title[:100], sector=content.sector, company=company, made_by=by.user,
        stages=[stage.as_json() for stage in first_stages(content)],
    )  # fmt: skip


@action(may="careers.edit_path")
def change_path(path: DiscoveryPath, *, title: str, intro: str, sector: str, by: Actor) -> DiscoveryPath:
    """What it is called, and what it is about."""
    path = _editable(path)
    path.title, path.intro, path.sector = title, intro, sector
    path.save(update_fields=["title", "intro", "sector"])
    return path


@action(may="careers.edit_path")
def save_stage(path: DiscoveryPath, stage: Stage, *, by: Actor) -> DiscoveryPath:
    """Put a stage at the end, or correct the one of its key."""
    path = _editable(path)
    rows = list(stages_of(path.stages))
    if any(each.key == stage.key for each in rows):
        rows = [stage if each.key == stage.key else each for each in rows]
    elif len(rows) >= MOST:
        raise DomainError(_("Un après-midi tient en %(n)d étapes.") % {"n": MOST})
    else:
        rows.append(stage)
    return _with(path, rows)


@action(may="careers.edit_path")
def drop_stage(path: DiscoveryPath, key: str, *, by: Actor) -> DiscoveryPath:
    """Take a stage away."""
    path = _editable(path)
    return _with(path, [each for each in stages_of(path.stages) if each.key != key])


@action(may="careers.edit_path")
def send_path(path: DiscoveryPath, *, by: Actor) -> DiscoveryPath:
    """Send the company's path to be read. Raises NotReady."""
    path = _editable(path)
    _require_stages(path)
    path.sent_at = clock.now()
    return _move(path, PathState.SENT, "sent_at")


@action(may="careers.publish_path")
def publish_path(path: DiscoveryPath, *, by: Actor) -> DiscoveryPath:
    """Everybody may walk it. Raises NotReady, NotVerified."""
    path = _locked(path)
    _require_stages(path)
    if path.company is not None and not path.company.is_verified:
        raise NotVerified
    _move(path, PathState.PUBLISHED)
    if path.company is not None:
        tell_company(
            PATH_PUBLISHED, path.company, occasion=f"path:{clock.now().isoformat()}",
            link=reverse("careers:path", args=[path.slug]), title=path.title,
        )  # fmt: skip
    return path


def _locked(path: DiscoveryPath) -> DiscoveryPath:
    return DiscoveryPath.objects.select_for_update(of=("self",)).select_related("company").get(pk=path.pk)


@step
def _editable(path: DiscoveryPath) -> DiscoveryPath:
    """Held; whoever changes it takes it off the list until it is read again."""
    path = _locked(path)
    return path if path.state == PathState.DRAFT else _move(path, PathState.DRAFT)


def _require_stages(path: DiscoveryPath) -> None:
    if len(path.stages) < LEAST:
        raise NotReady([_("Il faut au moins %(n)d étapes.") % {"n": LEAST}])


@step
def _with(path: DiscoveryPath, stages: list[Stage]) -> DiscoveryPath:
    path.stages = [stage.as_json() for stage in stages]
    path.save(update_fields=["stages"])
    return path


@step
def _move(path: DiscoveryPath, state: PathState, *fields: str) -> DiscoveryPath:
    if not may_move(PATH_MOVES, path.state, state):
        raise WrongState(_("Ce parcours est maintenant « %(now)s ».") % {"now": path.get_state_display()})
    path.state = state
    path.save(update_fields=["state", *fields])
    settle(READ_PATH.code, [path.pk])
    return path


def _slug_of(title: str) -> str:
    """A free address."""
    base = slugify(title)[:70] or "parcours"
    taken = set(DiscoveryPath.objects.filter(slug__startswith=base).values_list("slug", flat=True)) | shipped().keys()
    return next(each for n in range(1, len(taken) + 2) if (each := base if n == 1 else f"{base}-{n}") not in taken)
