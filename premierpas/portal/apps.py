from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Homes by role, navigation, public pages: what joins several apps."""

    name = "premierpas.portal"
    label = "portal"

    def ready(self) -> None:
        from django.urls import reverse

        from premierpas.core.screens import frame
        from premierpas.following.doors import board

        from .frame import surroundings

        board.fill("portal", lambda classroom_id: reverse("portal:class_board", args=[classroom_id]))
        frame.fill("portal", surroundings)
