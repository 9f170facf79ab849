from django.apps import AppConfig


class InterestsConfig(AppConfig):
    """What somebody likes doing, asked in five minutes, and the trades that follow from it by one rule for everyone."""

    name = "premierpas.interests"
    label = "interests"

    def ready(self) -> None:
        from premierpas.core.previews import sections
        from premierpas.occupations.doors import unsure
        from premierpas.people.year import year

        from . import permissions  # noqa: F401  they register themselves
        from .for_machines import InterestsMap
        from .way_in import way_in
        from .year import facts_of

        sections.fill("interests", InterestsMap)
        unsure.fill("interests", way_in)
        year.fill("interests", facts_of)
