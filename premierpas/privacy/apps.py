from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """What is kept of people and until when: the register, retention, erasure and access, who has looked."""

    name = "premierpas.privacy"
    label = "privacy"

    def ready(self) -> None:
        from premierpas.accounts.doors import doors
        from premierpas.accounts.link_acts import purposes
        from premierpas.agenda.reasons import reasons
        from premierpas.core.actions import by_link
        from premierpas.core.screens import opened

        from . import notices, permissions  # noqa: F401  they register themselves
        from .actions import FAMILY
        from .family_page import PURPOSE
        from .looking import note_act, note_opening
        from .views.own import own_data
        from .waiting import DEMAND

        doors.fill("privacy", own_data)
        opened.fill("privacy", note_opening)
        by_link.fill("privacy", note_act)
        purposes.fill(FAMILY, PURPOSE)
        reasons.fill(DEMAND.code, DEMAND)
