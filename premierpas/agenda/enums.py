from django.db import models
from django.utils.translation import gettext_lazy as _


class TaskState(models.TextChoices):
    """Where a task stands; one put off stays open."""

    OPEN = "open", _("à faire")
    DONE = "done", _("fait")
    OVER = "over", _("plus à faire")  # the fact has changed: done where it is done, or no longer needed


FIRST_TASK_STATES = [TaskState.OPEN]
TASK_MOVES = {TaskState.OPEN: [TaskState.DONE, TaskState.OVER], TaskState.OVER: [TaskState.OPEN]}


class Scope(models.TextChoices):
    """What a calendar shows."""

    MINE = "mine", _("mes tâches")
    TEAM = "team", _("les tâches de l’équipe")
