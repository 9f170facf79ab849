"""What somebody does with a task: say that it is done, put it off, give it to a colleague; and calendars."""

import secrets
from datetime import date

from django.utils.translation import gettext as _

from premierpas.accounts.links import hash_of
from premierpas.core import clock
from premierpas.core.actions import NOTHING, Actor, action
from premierpas.core.errors import DomainError, WrongState

from .enums import Scope, TaskState
from .models import Feed, Presence, Task
from .presences import colleagues_of, hold, may_be_given, presence_of
from .reasons import reasons


class DoneElsewhere(DomainError):
    """This task ends where it is done, and nowhere else."""

    def __init__(self) -> None:
        super().__init__(_("Cette tâche se termine là où elle se fait : ouvrez-la avec son bouton."))


@action(may="agenda.do")
def finish(task: Task, *, by: Actor) -> Task:
    """It is done. Raises DoneElsewhere when only the fact can end it, WrongState when it is no longer open."""
    task = _open(task)
    reason = reasons.get(task.reason)
    if reason is None or not reason.by_hand:
        raise DoneElsewhere
    task.state, task.ended_at, task.done_by = TaskState.DONE, clock.now(), by.user
    task.save(update_fields=["state", "ended_at", "done_by"])
    return task


@action(may="agenda.do")
def snooze(task: Task, *, until: date, by: Actor) -> Task:
    """Not today: it comes back on that day. Raises DomainError for a day that isn't ahead, WrongState."""
    if until <= clock.today():
        raise DomainError(_("Choisissez un jour à venir."), field="until")
    task = _open(task)
    task.snoozed_until = until
    task.save(update_fields=["snoozed_until"])
    return task


@action(may="agenda.do")
def give(task: Task, *, to: Presence, by: Actor) -> Task:
    """A colleague of the same team takes it, today. Raises WrongState when they have left or it is no longer open."""
    task = _open(task)
    if not may_be_given(task):
        raise WrongState(_("Cette tâche n’est qu’à vous : personne ne peut la faire à votre place."))
    if not colleagues_of(task.team).filter(pk=to.pk).exists() or not hold(to):
        raise WrongState(_("Cette personne n’est plus dans l’équipe : choisissez-en une autre."))
    task.owner, task.snoozed_until = to, None
    task.save(update_fields=["owner", "snoozed_until"])
    reason = reasons.get(task.reason)
    if reason is not None and reason.gave is not None:
        reason.gave(task.subject, to.pk)
    return task


@action(may="agenda.view", on=NOTHING)
def make_feed(scope: Scope, *, by: Actor) -> Feed:
    """A calendar's address for the part somebody acts in; the one they had for the same no longer works."""
    presence = presence_of(by.viewer)
    if presence is None:
        raise WrongState(_("Vous n’avez plus ce rôle."))
    presence = Presence.objects.select_for_update(no_key=True).get(pk=presence.pk)
    presence.feeds.filter(scope=scope, revoked_at=None).update(revoked_at=clock.now())
    feed = Feed.objects.create(presence=presence, scope=scope, nonce=secrets.token_hex(16))
    feed.token_hash = hash_of(feed.token)
    feed.save(update_fields=["token_hash"])
    return feed


@action(may="agenda.revoke_feed")
def revoke_feed(feed: Feed, *, by: Actor) -> None:
    """The address shows nothing from now on."""
    Feed.objects.filter(pk=feed.pk, revoked_at=None).update(revoked_at=clock.now())


def _open(task: Task) -> Task:
    task = Task.objects.select_for_update(of=("self",)).select_related("owner").get(pk=task.pk)
    if task.state != TaskState.OPEN:
        raise WrongState(_("Cette tâche n’est plus à faire : rechargez la page."))
    return task
