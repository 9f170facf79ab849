from django.apps import AppConfig


class EntranceConfig(AppConfig):
    """Tickets, and the door of an event: who is asked what, who comes in, who is inside, who leaves with whom."""

    name = "premierpas.entrance"
    label = "entrance"

    def ready(self) -> None:
        from premierpas.accounts.link_acts import purposes

        from . import notices, permissions, subscribers  # noqa: F401  they register themselves
        from .link_page import PURPOSE
        from .purposes import GUARDIAN

        purposes.fill(GUARDIAN, PURPOSE)
