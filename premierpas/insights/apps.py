from django.apps import AppConfig


class InsightsConfig(AppConfig):
    """Figures that an institution can trust, each with its definition."""

    name = "premierpas.insights"
    label = "insights"

    def ready(self) -> None:
        from . import permissions  # noqa: F401  it registers itself
