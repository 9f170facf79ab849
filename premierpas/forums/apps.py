from django.apps import AppConfig


class ForumsConfig(AppConfig):
    """Stands of a forum, the slots pupils wish for, and a fair assignment that says why."""

    name = "premierpas.forums"
    label = "forums"

    def ready(self) -> None:
        from premierpas.accounts.link_acts import purposes
        from premierpas.agenda.reasons import reasons
        from premierpas.core.outbox.about import things
        from premierpas.events.doors import beside_class, beside_seat, parts

        from . import notices, permissions, subscribers  # noqa: F401  they register themselves
        from .doors import lines_for_class, lines_for_pupil, lines_of
        from .link_pages import speaker, stand
        from .naming import speakers, stands
        from .purposes import SPEAKER, STAND
        from .waiting import SHARE

        purposes.fill(STAND, stand.PURPOSE)
        purposes.fill(SPEAKER, speaker.PURPOSE)
        things.fill("stand", stands)
        things.fill("speaker", speakers)
        parts.fill("forums", lines_of)
        beside_seat.fill("forums", lines_for_pupil)
        beside_class.fill("forums", lines_for_class)
        reasons.fill(SHARE.code, SHARE)
