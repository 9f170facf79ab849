"""One act on many companies: what would change, then each by its own action under its own permission."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.agenda.models import Presence
from premierpas.core.actions import Actor
from premierpas.core.errors import DomainError, NotAllowed
from premierpas.ui.typography import short_day

from ..actions import move_file, plan_step, tag_file
from ..enums import FileState
from ..models import CompanyFile

MOST = 200


class Act(models.TextChoices):
    """What can be done to many at once."""

    GIVE = "give", lazy("Donner à quelqu’un")
    POSTPONE = "postpone", lazy("Changer la date")
    SLEEP = "sleep", lazy("Mettre en sommeil")
    TAG = "tag", lazy("Ajouter une étiquette")


@dataclass(frozen=True)
class Given:
    """What was chosen for all of them; each act reads its own."""

    owner: Presence | None = None
    day: date | None = None
    why: str = ""
    label: str = ""


@dataclass(frozen=True)
class Change:
    """One company: what it has, what it would have; `no`: why it stays as it is."""

    file: CompanyFile
    before: str
    after: str
    no: str = ""


def preview(files: Sequence[CompanyFile], act: Act, given: Given | None) -> list[Change]:
    """What would become of each; without a choice yet, what each has now."""
    return [_change(file, act, given) for file in files]


def _change(file: CompanyFile, act: Act, given: Given | None) -> Change:
    if act == Act.TAG:
        return Change(file, "", given.label if given else "")
    before = {
        Act.GIVE: file.owner.user.name if file.owner else "",
        Act.POSTPONE: short_day(file.next_on) if file.next_on else "",
        Act.SLEEP: str(FileState(file.state).label),
    }[act]
    if not file.is_live:
        return Change(file, before, "", _("déjà en sommeil"))
    if given is None:
        return Change(file, before, "")
    if act == Act.GIVE and given.owner is not None and given.owner.pk == file.owner_id:
        return Change(file, before, "", _("déjà à cette personne"))
    after = {
        Act.GIVE: given.owner.user.name if given.owner else "",
        Act.POSTPONE: short_day(given.day) if given.day else "",
        Act.SLEEP: str(FileState.DORMANT.label),
    }[act]
    return Change(file, before, after)


def apply_to(files: Sequence[CompanyFile], act: Act, given: Given, *, by: Actor) -> tuple[int, list[str]]:
    """Do it to each; how many changed, and for those that didn't their name and why. One refusal stops no other."""
    done, refused = 0, []
    for file in files:
        if _change(file, act, given).no:
            continue
        try:
            _one(file, act, given)(by=by)
            done += 1
        except (DomainError, NotAllowed) as error:
            refused.append(f"{file.name} : {error}")
    return done, refused


def _one(file: CompanyFile, act: Act, given: Given) -> Callable[..., Any]:
    def change(*, by: Actor) -> object:
        if act == Act.SLEEP:
            return move_file(file, FileState.DORMANT, by=by, why=given.why)
        if act == Act.TAG:
            return tag_file(file, by=by, label=given.label)
        day = given.day if act == Act.POSTPONE else file.next_on
        owner = given.owner if act == Act.GIVE else None
        return plan_step(file, by=by, next_step=file.next_step, next_on=day or file.next_on, owner=owner)  # type: ignore[arg-type]

    return change
