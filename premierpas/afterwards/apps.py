from django.apps import AppConfig


class AfterwardsConfig(AppConfig):
    """What comes after the week: review of the year, next door, questions before and after, former pupils."""

    name = "premierpas.afterwards"
    label = "afterwards"

    def ready(self) -> None:
        from premierpas.agenda.reasons import reasons
        from premierpas.mentoring.doors import lines

        from . import notices, permissions, subscribers, waiting  # noqa: F401  they register themselves
        from .lines import review_lines

        for reason in (waiting.REVIEW_MENTOR, waiting.REVIEW_CLASS):
            reasons.fill(reason.code, reason)
        lines.fill("afterwards", review_lines)
