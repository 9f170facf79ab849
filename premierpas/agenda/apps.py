from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AgendaConfig(AppConfig):
    """What somebody has to do, as rows; the floors above say when there is something to do."""

    name = "premierpas.agenda"
    label = "agenda"

    def ready(self) -> None:
        from . import permissions, subscribers  # noqa: F401  they register themselves
        from .circles import CLASS, circles
        from .class_weeks import OF_HEAD, OF_TEACHER
        from .companies import VERIFY
        from .reasons import reasons

        circles.fill("class", CLASS)
        for reason in (VERIFY, OF_TEACHER, OF_HEAD):
            reasons.fill(reason.code, reason)
        post_migrate.connect(_settle_what_was_there, sender=self)


def _settle_what_was_there(*, using: str, **_: Any) -> None:
    """After an update, the tasks are those of the facts that were there before it, and of reasons that it brought."""
    from .tasks import reconcile, whole_schema

    if using == "default" and whole_schema():
        reconcile()
