from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    name = "premierpas.placements"
    label = "placements"

    def ready(self) -> None:
        from premierpas.applications.conditions import busy
        from premierpas.people.circle import hosts, stand_ins

        from . import (  # noqa: F401  they register themselves
            checks,
            permissions,
            subscribers,
            telling_subscribers,
            week_telling,
        )
        from .actions.delegating import standing_in
        from .busy import has_placement
        from .holders import receiving
        from .link_pages import complete, sign, week

        busy.fill("placements", has_placement)
        hosts.fill("placements", receiving)
        stand_ins.fill("placements", standing_in)
        sign.register()
        complete.register()
        week.register()
