from django.apps import AppConfig


class InsightsConfig(AppConfig):
    """Figures that an institution can trust, each with its definition."""

    name = "premierpas.insights"
    label = "insights"
