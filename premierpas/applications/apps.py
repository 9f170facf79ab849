from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "premierpas.applications"
    label = "applications"

    def ready(self) -> None:
        from premierpas.accounts.link_acts import purposes
        from premierpas.agenda.reasons import reasons
        from premierpas.offers import doors
        from premierpas.workshop import doors as workshop

        from . import answer_link, permissions, subscribers  # noqa: F401  they register themselves
        from .addresses import apply_address, apply_address_of_slot
        from .silence import SILENT
        from .telling import ANSWER

        reasons.fill(SILENT.code, SILENT)
        purposes.fill(ANSWER, answer_link.PURPOSE)
        doors.apply.fill("applications", apply_address)
        workshop.apply.fill("applications", apply_address_of_slot)
