from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    name = "premierpas.placements"
    label = "placements"

    def ready(self) -> None:
        from premierpas.applications.conditions import busy

        from . import (  # noqa: F401  they register themselves
            checks,
            permissions,
            subscribers,
            telling_subscribers,
            week_telling,
        )
        from .busy import has_placement
        from .link_pages import complete, sign, week

        busy.fill("placements", has_placement)
        sign.register()
        complete.register()
        week.register()
