"""Who is present in which part, what they have to do, and the calendars that show it elsewhere."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models

from premierpas.accounts.links import derived_token
from premierpas.core import clock, states

from .enums import FIRST_TASK_STATES, TASK_MOVES, Scope, TaskState
from .reasons import Team

_PRESENT = "(p.until IS NULL OR p.until > public.premierpas_now())"
_REFUSED = "RAISE EXCEPTION 'an open task has an absent owner' USING ERRCODE = 'check_violation';"


def _at_commit(name: str, operation: pgtrigger.Operation, absent: str) -> pgtrigger.Trigger:
    """Refuse the commit when `absent` (SQL, a condition) holds."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Row,
        when=pgtrigger.After,
        operation=operation,
        timing=pgtrigger.Deferred,
        func=f"IF {absent} THEN {_REFUSED} END IF; RETURN NULL;",
    )


class Presence(models.Model):
    """Somebody in a part, from when until when: mirrored from the floor that grants it, by event and every night."""

    key = models.CharField(max_length=40, unique=True, help_text="the capacity: membership:12")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="presences")
    role = models.CharField(max_length=16)
    place = models.BigIntegerField(help_text="the school, company or territory; the role says which")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["role", "place", "until"], name="presence_team")]
        triggers = [
            _at_commit(
                "presence_leaves_nothing",
                pgtrigger.UpdateOf("until"),
                "NEW.until IS NOT NULL AND EXISTS (SELECT FROM agenda_presence p JOIN agenda_task t"
                f" ON t.owner_id = p.id WHERE p.id = NEW.id AND t.state = 'open' AND NOT {_PRESENT})",
            )
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def team(self) -> Team:
        return Team(self.role, self.place)

    @property
    def volunteer_id(self) -> int | None:
        """The place in a team that it mirrors; None where a membership grants it."""
        return self._mirrored("volunteer")

    @property
    def membership_id(self) -> int | None:
        """The membership that grants it; None for a place in a team."""
        return self._mirrored("membership")

    def _mirrored(self, what: str) -> int | None:
        kind, _colon, pk = self.key.partition(":")
        return int(pk) if kind == what else None


@pghistory.track(fields=["state", "owner", "snoozed_until"], model_name="TaskEvent")
class Task(models.Model):
    """One thing to do, and who does it. Nothing open is without an owner who is present: the database refuses it."""

    reason = models.CharField(max_length=40, help_text="declared in agenda.reasons, which says what the subject is")
    subject = models.BigIntegerField()
    owner = models.ForeignKey(Presence, on_delete=models.PROTECT, related_name="tasks")
    within = models.CharField(
        max_length=40, blank=True, default="", db_default="", help_text="the circle of the owner's team: class:12"
    )
    weight = models.PositiveSmallIntegerField(help_text="the reason's, so that lists are sorted by the database")
    due = models.DateField()
    state = models.CharField(max_length=4, choices=TaskState, default=TaskState.OPEN)
    snoozed_until = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reason", "subject", "due"], name="task_once"),
            models.CheckConstraint(
                name="task_ends_when_not_open",
                condition=models.Q(state=TaskState.OPEN, ended_at=None)
                | (~models.Q(state=TaskState.OPEN) & models.Q(ended_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "due"], condition=models.Q(state=TaskState.OPEN), name="task_open_of_owner")
        ]
        triggers = [
            *states.guards("state", TASK_MOVES, FIRST_TASK_STATES),
            # The share lock waits for whoever ends this presence right now, and then sees that it has ended.
            _at_commit(
                "task_owner_is_present",
                pgtrigger.Insert | pgtrigger.Update,
                "EXISTS (SELECT FROM agenda_task t WHERE t.id = NEW.id AND t.state = 'open') AND"
                " (SELECT count(*) FROM (SELECT p.id FROM agenda_presence p JOIN agenda_task t ON t.owner_id = p.id"
                f" WHERE t.id = NEW.id AND {_PRESENT} FOR SHARE OF p) held) = 0",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.subject}"

    @property
    def team(self) -> Team:
        """Who may do it."""
        return Team(self.owner.role, self.owner.place, self.within)


class Waiting(models.Model):
    """Something is to be done and nobody is there, up to the coordinators: whoever comes finds it by this row.

    It is a sign where to look, and says nothing by itself: who comes asks the facts again.
    """

    reason = models.CharField(max_length=40)
    subject = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reason", "subject"], name="waiting_once")]

    def __str__(self) -> str:
        return f"{self.reason} {self.subject}"


class Reminder(models.Model):
    """Somebody was reminded of something that was due on a day: once, whoever runs how often."""

    reason = models.CharField(max_length=40)
    subject = models.BigIntegerField()
    person = models.CharField(max_length=80, help_text="user:12, or contact: and the hash of an address")
    due = models.DateField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reason", "subject", "person", "due"], name="reminder_once"),
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.subject} {self.due}"


class Mention(models.Model):
    """A colleague was told of something that somebody wrote: once, however often it is edited."""

    kind = models.CharField(max_length=40, help_text="what was written, as its floor calls it: outreach.entry")
    subject = models.BigIntegerField()
    presence = models.ForeignKey(Presence, on_delete=models.CASCADE, related_name="mentions")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "subject", "presence"], name="mention_once")]

    def __str__(self) -> str:
        return f"{self.presence_id} told of {self.kind} {self.subject}"


class Feed(models.Model):
    """A calendar's own address, which shows one person's or their team's tasks to whoever holds it."""

    presence = models.ForeignKey(Presence, on_delete=models.CASCADE, related_name="feeds")
    scope = models.CharField(max_length=4, choices=Scope)
    nonce = models.CharField(max_length=32)
    token_hash = models.CharField(max_length=64, unique=True, null=True)
    made_at = models.DateTimeField(default=clock.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["presence", "scope"], condition=models.Q(revoked_at=None), name="feed_once_in_force"
            )
        ]

    def __str__(self) -> str:
        return f"{self.scope} of {self.presence_id}"

    @property
    def token(self) -> str:
        """The secret part of the address, derived each time its owner looks at it; stored hashed only."""
        return derived_token("feed", self.pk, self.nonce)
