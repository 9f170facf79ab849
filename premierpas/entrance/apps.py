from django.apps import AppConfig


class EntranceConfig(AppConfig):
    """Tickets, and the door of an event: who is asked what, who comes in, who is inside, who leaves with whom."""

    name = "premierpas.entrance"
    label = "entrance"

    def ready(self) -> None:
        from premierpas.accounts.link_acts import purposes
        from premierpas.events.doors import beside_class, missing, parts, ticket

        from . import notices, permissions, subscribers  # noqa: F401  they register themselves
        from .beside_events import lines_for_class, lines_of, owed, ticket_address
        from .link_page import PURPOSE
        from .purposes import GUARDIAN

        purposes.fill(GUARDIAN, PURPOSE)
        parts.fill("entrance", lines_of)
        beside_class.fill("entrance", lines_for_class)
        missing.fill("entrance", owed)
        ticket.fill("entrance", ticket_address)
