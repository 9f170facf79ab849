from django.apps import AppConfig


class VolunteersConfig(AppConfig):
    """Volunteers of a territory: recruited, cleared for minors, in a team, and followed by others when they leave."""

    name = "premierpas.volunteers"
    label = "volunteers"

    def ready(self) -> None:
        from premierpas.accounts.link_acts import purposes
        from premierpas.agenda.reasons import reasons
        from premierpas.core.outbox.about import things

        from . import notices, permissions, subscribers  # noqa: F401  they register themselves
        from .about import volunteers
        from .actions.joining import INVITATION_LINK
        from .views.invitation import PURPOSE
        from .waiting import REASONS

        purposes.fill(INVITATION_LINK, PURPOSE)
        things.fill("volunteer", volunteers)
        for reason in REASONS:
            reasons.fill(reason.code, reason)
