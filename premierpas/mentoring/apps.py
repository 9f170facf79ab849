from django.apps import AppConfig


class MentoringConfig(AppConfig):
    """Pairs of a pupil and a volunteer, who stands in, who leads them, and how often all three are asked."""

    name = "premierpas.mentoring"
    label = "mentoring"

    def ready(self) -> None:
        from premierpas.people.year import year

        from . import permissions, subscribers  # noqa: F401  they register themselves
        from .year import facts_of

        year.fill("mentoring", facts_of)
