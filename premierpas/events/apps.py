from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Lectures, forums, workshops, companies' days: who registers, who waits, who comes."""

    name = "premierpas.events"
    label = "events"

    def ready(self) -> None:
        from . import permissions  # noqa: F401  it registers itself
