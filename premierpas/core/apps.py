from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Clock, tasks, outbox, events, geography, school calendar, text."""

    name = "premierpas.core"
    label = "core"

    def ready(self) -> None:
        """A worker finds tasks in modules named `tasks` by itself, not this one; catalogues are compiled when stale."""
        from .languages import compile_catalogues
        from .outbox import delivery  # noqa: F401

        compile_catalogues()
