from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Homes by role, navigation, public pages: what joins several apps."""

    name = "premierpas.portal"
    label = "portal"

    def ready(self) -> None:
        from premierpas.core.screens import frame

        from .frame import surroundings

        frame.fill("portal", surroundings)
