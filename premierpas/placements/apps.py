from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    name = "premierpas.placements"
    label = "placements"

    def ready(self) -> None:
        from premierpas.accounts.link_acts import purposes
        from premierpas.applications.conditions import busy
        from premierpas.core.backup.beside import before_backup, beside
        from premierpas.core.outbox.secrets import kinds

        from . import (  # noqa: F401  they register themselves
            checks,
            notices,
            permissions,
            subscribers,
            telling_subscribers,
            week_telling,
        )
        from .actions.sheets import SIGN
        from .busy import has_placement
        from .link_pages import complete, sign, week
        from .sealing import remembered
        from .telling import COMPLETE, WEEK

        before_backup.fill("placements", remembered.remember_own)
        beside.fill("seal", remembered.SEAL)
        busy.fill("placements", has_placement)
        kinds.fill(notices.CODE.code, telling_subscribers.code_digits)
        purposes.fill(SIGN, sign.PURPOSE)
        purposes.fill(COMPLETE, complete.PURPOSE)
        purposes.fill(WEEK, week.PURPOSE)
