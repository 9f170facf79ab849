from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "premierpas.applications"
    label = "applications"

    def ready(self) -> None:
        from premierpas.accounts.link_acts import purposes
        from premierpas.agenda.circles import circles
        from premierpas.agenda.reasons import reasons
        from premierpas.offers import doors
        from premierpas.people.year import year
        from premierpas.workshop import doors as workshop

        from . import answer_link, permissions, subscribers  # noqa: F401  they register themselves
        from .addresses import apply_address, apply_address_of_slot
        from .silence import SILENT
        from .team import CIRCLE, TEAM
        from .telling import ANSWER
        from .waiting import ANSWER as TO_ANSWER
        from .waiting import CONFIRM
        from .year import facts_of

        for reason in (TO_ANSWER, CONFIRM, SILENT):
            reasons.fill(reason.code, reason)
        circles.fill(CIRCLE, TEAM)
        purposes.fill(ANSWER, answer_link.PURPOSE)
        doors.apply.fill("applications", apply_address)
        workshop.apply.fill("applications", apply_address_of_slot)
        year.fill("applications", facts_of)
