from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Homes by role, navigation, public pages: what joins several apps."""

    name = "premierpas.portal"
    label = "portal"

    def ready(self) -> None:
        from django.urls import reverse

        from premierpas.core.screens import frame, opened
        from premierpas.following.doors import board

        from . import permissions  # noqa: F401  they register themselves
        from .box import box
        from .frame import surroundings
        from .seen import note_seen

        board.fill("portal", lambda classroom_id: reverse("portal:class_board", args=[classroom_id]))
        frame.fill("portal", surroundings)
        frame.fill("portal.box", box)
        opened.fill("portal", note_seen)
