from django.apps import AppConfig


class FollowingConfig(AppConfig):
    """Follow-up of pupils: stages and risks, derived from facts."""

    name = "premierpas.following"
    label = "following"

    def ready(self) -> None:
        from premierpas.agenda.reasons import reasons
        from premierpas.core.everywhere import everywhere
        from premierpas.core.missing import lacks
        from premierpas.core.outbox.about import things
        from premierpas.people.year import year
        from premierpas.youth_work.doors import stands

        from . import permissions, subscribers  # noqa: F401  they register themselves
        from .for_helpers import stands_of
        from .found import PUPILS_FOUND
        from .helping import HELP, HELP_CLASS
        from .lacking import NO_AUTHORISATION, NO_CONTACT
        from .naming import applications, pupils
        from .year import facts_of

        everywhere.fill("pupils", PUPILS_FOUND)
        lacks.fill("family", NO_CONTACT)
        lacks.fill("authorisation", NO_AUTHORISATION)
        stands.fill("following", stands_of)
        things.fill("pupil", pupils)
        things.fill("application", applications)
        for reason in (HELP, HELP_CLASS):
            reasons.fill(reason.code, reason)
        year.fill("following", facts_of)
