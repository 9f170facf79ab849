"""The shelf: papers, their versions, and what a meeting decided."""

from datetime import date

from django.utils.translation import gettext as _

from premierpas.agenda.models import Presence
from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError, NotAllowed
from premierpas.core.text import one_line
from premierpas.organisations.models import Territory
from premierpas.people.team import coordinates

from ..enums import PaperKind, Readers
from ..files import CleanFile
from ..models import Decision, Paper, Version
from ..waiting import DECISION


@action(may="campaigns.file_papers_in", on="territory")
def add_paper(
    title: str,
    *,
    by: Actor,
    territory: Territory,
    file: CleanFile,
    kind: PaperKind | str = PaperKind.DOCUMENT,
    readers: Readers | str = Readers.TEAM,
    told: str = "",
    held_on: date | None = None,
    present: str = "",
) -> Paper:
    """A document with its first version. Other readers than the team are chosen by coordinators only."""
    if kind == PaperKind.MINUTES and held_on is None:
        raise DomainError(_("Un compte rendu dit le jour de la réunion."), field="held_on")
    wide = kind == PaperKind.PRESS or readers != Readers.TEAM
    if wide and by.is_person and not coordinates(by.viewer):
        raise NotAllowed(_("Seule la coordination choisit d’autres lecteurs que l’équipe."), field="readers")
    minutes = kind == PaperKind.MINUTES
    paper = Paper.objects.create(
        territory=territory, kind=kind, readers=readers, title=one_line(title)[:120], told=told.strip(),
        held_on=held_on if minutes else None, present=present.strip() if minutes else "", by=by.user,
    )  # fmt: skip
    _add(paper, file, by)
    return paper


@action(may="campaigns.change_paper")
def add_version(paper: Paper, *, file: CleanFile, by: Actor) -> Version:
    """A newer file; the same one again is the one that is there."""
    paper = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    newest = paper.versions.defer("file").order_by("-number").first()
    return newest if newest is not None and newest.sha256 == file.sha256 else _add(paper, file, by)


def _add(paper: Paper, file: CleanFile, by: Actor) -> Version:
    number = paper.versions.count() + 1
    return Version.objects.create(
        paper=paper, number=number, kind=file.kind, file=file.content, size=len(file.content), sha256=file.sha256,
        by=by.user,
    )  # fmt: skip


@action(may="campaigns.change_paper")
def drop_paper(paper: Paper, *, by: Actor) -> None:
    """Take a document away, every version and what was decided with it."""
    decisions = list(paper.decisions.values_list("pk", flat=True))
    Paper.objects.filter(pk=paper.pk).delete()
    settle(DECISION.code, decisions)


@action(may="campaigns.change_paper")
def decide(
    paper: Paper, *, text: str, by: Actor, owner: Presence | None = None, due_on: date | None = None
) -> Decision:
    """What a meeting decided; with somebody and a day it is their task. Raises DomainError with one of both only."""
    if paper.kind != PaperKind.MINUTES:
        raise DomainError(_("Une décision va dans un compte rendu."), field="text")
    if (owner is None) != (due_on is None):
        field = "owner" if owner is None else "due_on"
        raise DomainError(_("Dites qui le fait et pour quand, ou aucun des deux."), field=field)
    row = Decision.objects.create(paper=paper, text=one_line(text)[:300], owner=owner, due_on=due_on)
    settle(DECISION.code, [row.pk])
    return row


@action(may="campaigns.end_decision")
def end_decision(decision: Decision, *, by: Actor) -> None:
    """What was decided is done."""
    Decision.objects.filter(pk=decision.pk, done_at=None).update(done_at=clock.now())
    settle(DECISION.code, [decision.pk])
