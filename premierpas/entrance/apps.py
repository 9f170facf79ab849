from django.apps import AppConfig


class EntranceConfig(AppConfig):
    """Tickets, and the door of an event: who comes in, who is inside, who leaves with whom."""

    name = "premierpas.entrance"
    label = "entrance"
