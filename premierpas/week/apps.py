from django.apps import AppConfig


class WeekConfig(AppConfig):
    name = "premierpas.week"
    label = "week"

    def ready(self) -> None:
        from premierpas.offers import doors
        from premierpas.workshop.keeping.kinds import texts

        from . import kinds, link_page, permissions, tasks, telling, voices  # noqa: F401  they register themselves

        link_page.register()
        doors.voices.fill("week", voices.voices_of_offer)
        for kind in kinds.KINDS:
            texts.fill(kind.name, kind)
