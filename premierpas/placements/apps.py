from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    name = "premierpas.placements"
    label = "placements"

    def ready(self) -> None:
        from premierpas.accounts.link_acts import purposes
        from premierpas.accounts.second_factor import guards
        from premierpas.agenda.reasons import reasons
        from premierpas.applications.conditions import busy
        from premierpas.applications.doors import after
        from premierpas.applications.hindrances import hindrances
        from premierpas.core.backup.beside import before_backup, beside
        from premierpas.core.outbox.about import things
        from premierpas.core.outbox.secrets import kinds
        from premierpas.people.circle import hosts, stand_ins
        from premierpas.people.year import year

        from . import checks, notices, permissions, subscribers  # noqa: F401  they register themselves
        from .busy import has_placement, why_not_ended
        from .delegations import is_delegate, standing_in
        from .doors import agreement_door, week_facts_door
        from .holders import receiving
        from .link_pages import complete, sign
        from .naming import stays
        from .purposes import COMPLETE, SIGN
        from .sealing import remembered
        from .telling import subscribers as telling
        from .telling import week as _in_the_week  # noqa: F401  it registers itself
        from .waiting import UNSIGNED
        from .year import facts_of

        after.fill("agreement", agreement_door)
        after.fill("week_facts", week_facts_door)
        reasons.fill(UNSIGNED.code, UNSIGNED)
        before_backup.fill("placements", remembered.remember_own)
        beside.fill("seal", remembered.SEAL)
        busy.fill("placements", has_placement)
        guards.fill("delegate", is_delegate)
        hindrances.fill("placements", why_not_ended)
        kinds.fill(notices.CODE.code, telling.code_digits)
        purposes.fill(SIGN, sign.PURPOSE)
        purposes.fill(COMPLETE, complete.PURPOSE)
        things.fill("placement", stays)
        hosts.fill("placements", receiving)
        stand_ins.fill("placements", standing_in)
        year.fill("placements", facts_of)
