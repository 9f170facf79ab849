from django.apps import AppConfig


class AfterwardsConfig(AppConfig):
    """What comes after the week: review of the year, next door, questions before and after, former pupils."""

    name = "premierpas.afterwards"
    label = "afterwards"

    def ready(self) -> None:
        from premierpas.accounts.link_acts import purposes
        from premierpas.agenda.reasons import reasons
        from premierpas.mentoring.doors import lines
        from premierpas.occupations import doors as trades
        from premierpas.offers import doors as offers
        from premierpas.people.consenting import matters
        from premierpas.people.year import year
        from premierpas.week.doors import next_steps

        from . import follow_up_page, notices, permissions, reference_page, subscribers, tasks, waiting  # noqa: F401
        from .alumni import matter
        from .lines import review_lines
        from .next_steps import steps_after
        from .purposes import FOLLOW_UP, REFERENCE
        from .reading import tales_of_company, tales_of_trade
        from .year import facts_of

        for reason in (waiting.REVIEW_MENTOR, waiting.REVIEW_CLASS, waiting.TALE):
            reasons.fill(reason.code, reason)
        lines.fill("afterwards", review_lines)
        matters.fill("alumni", matter())
        year.fill("afterwards", facts_of)
        next_steps.fill("afterwards", steps_after)
        offers.tales.fill("afterwards", tales_of_company)
        trades.tales.fill("afterwards", tales_of_trade)
        purposes.fill(FOLLOW_UP, follow_up_page.PURPOSE)
        purposes.fill(REFERENCE, reference_page.PURPOSE)
