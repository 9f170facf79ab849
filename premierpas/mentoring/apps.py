from django.apps import AppConfig


class MentoringConfig(AppConfig):
    """Pairs of a pupil and a volunteer, who stands in, who leads them, and how often all three are asked."""

    name = "premierpas.mentoring"
    label = "mentoring"

    def ready(self) -> None:
        from premierpas.accounts.link_acts import purposes
        from premierpas.agenda.reasons import reasons
        from premierpas.people.consenting import matters
        from premierpas.people.year import year
        from premierpas.volunteers.handover.holding import handed_over

        from . import notices, permissions, subscribers  # noqa: F401  they register themselves
        from .consenting import MENTORING
        from .doors import lines
        from .handing_over import PAIRS
        from .link_page import PURPOSE
        from .purposes import GUARDIAN
        from .texts import lines_of
        from .waiting import REASONS
        from .year import facts_of

        purposes.fill(GUARDIAN, PURPOSE)
        matters.fill("mentoring", MENTORING)
        year.fill("mentoring", facts_of)
        handed_over.fill("mentoring", PAIRS)
        lines.fill("mentoring", lines_of)
        for reason in REASONS:
            reasons.fill(reason.code, reason)
