from django.apps import AppConfig


class VolunteersConfig(AppConfig):
    """Those who give time: their way into a team, what they are cleared for, and the handover when they leave."""

    name = "premierpas.volunteers"
    label = "volunteers"
