from django.apps import AppConfig


class FamiliesConfig(AppConfig):
    """The family’s page: steps of the child, meetings, consents, who has looked, whom to call."""

    name = "premierpas.families"
    label = "families"
