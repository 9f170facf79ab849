from django.apps import AppConfig


class WeekConfig(AppConfig):
    name = "premierpas.week"
    label = "week"

    def ready(self) -> None:
        from . import kinds, link_page, permissions, tasks, telling, voices  # noqa: F401  they register themselves

        link_page.register()
        voices.open_in_offers()
