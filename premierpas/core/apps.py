from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    """Clock, tasks, outbox, events, geography, school calendar, text."""

    name = "premierpas.core"
    label = "core"

    def ready(self) -> None:
        """A worker finds tasks in modules named `tasks` by itself, not these; catalogues are compiled when stale."""
        from . import own_retention  # noqa: F401  it registers itself
        from .languages import compile_catalogues
        from .outbox import delivery, returned  # noqa: F401
        from .plurals import count_in_french

        compile_catalogues()
        count_in_french()
        autodiscover_modules("retention")
