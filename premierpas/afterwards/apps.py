from django.apps import AppConfig


class AfterwardsConfig(AppConfig):
    """What comes after the week: review of the year, next door, questions before and after, former pupils."""

    name = "premierpas.afterwards"
    label = "afterwards"

    def ready(self) -> None:
        from premierpas.accounts.link_acts import purposes
        from premierpas.agenda.reasons import reasons
        from premierpas.mentoring.doors import lines
        from premierpas.people.consenting import matters

        from . import follow_up_page, notices, permissions, subscribers, tasks, waiting  # noqa: F401  they register
        from .alumni import matter
        from .lines import review_lines
        from .purposes import FOLLOW_UP

        for reason in (waiting.REVIEW_MENTOR, waiting.REVIEW_CLASS):
            reasons.fill(reason.code, reason)
        lines.fill("afterwards", review_lines)
        matters.fill("alumni", matter())
        purposes.fill(FOLLOW_UP, follow_up_page.PURPOSE)
