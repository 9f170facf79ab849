from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Clock, tasks, outbox, events, geography, school calendar, text."""

    name = "premierpas.core"
    label = "core"

    def ready(self) -> None:
        """A worker finds tasks in modules named `tasks` by itself, not these."""
        from .outbox import delivery, returned  # noqa: F401
        from .plurals import count_in_french

        count_in_french()
