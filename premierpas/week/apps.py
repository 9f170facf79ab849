from django.apps import AppConfig


class WeekConfig(AppConfig):
    name = "premierpas.week"
    label = "week"

    def ready(self) -> None:
        from premierpas.accounts.link_acts import purposes
        from premierpas.applications.doors import after
        from premierpas.offers import doors
        from premierpas.people.year import year
        from premierpas.placements.purposes import WEEK
        from premierpas.workshop.keeping.texts import texts

        from . import kept, link_page, permissions, tasks, telling, voices  # noqa: F401  they register themselves
        from .doors import week_door
        from .year import facts_of

        after.fill("week", week_door)
        year.fill("week", facts_of)
        purposes.fill(WEEK, link_page.PURPOSE)
        doors.voices.fill("week", voices.voices_of_offer)
        for kind in kept.KINDS:
            texts.fill(kind.name, kind)
