from django.apps import AppConfig


class FollowingConfig(AppConfig):
    """Follow-up of pupils: stages and risks, derived from facts."""

    name = "premierpas.following"
    label = "following"

    def ready(self) -> None:
        from premierpas.agenda.reasons import reasons
        from premierpas.core.outbox.about import things

        from . import permissions, subscribers  # noqa: F401  they register themselves
        from .helping import HELP, HELP_CLASS
        from .naming import applications, pupils

        things.fill("pupil", pupils)
        things.fill("application", applications)
        for reason in (HELP, HELP_CLASS):
            reasons.fill(reason.code, reason)
