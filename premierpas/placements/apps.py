from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    name = "premierpas.placements"
    label = "placements"

    def ready(self) -> None:
        from . import (  # noqa: F401  they register themselves
            checks,
            permissions,
            subscribers,
            telling_subscribers,
            week_telling,
        )
        from .link_pages import complete, sign, week

        sign.register()
        complete.register()
        week.register()
