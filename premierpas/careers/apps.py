from django.apps import AppConfig


class CareersConfig(AppConfig):
    """Companies as pupils see them: trades from the entrance to the head, people, and paths of discovery."""

    name = "premierpas.careers"
    label = "careers"

    def ready(self) -> None:
        from premierpas.agenda.reasons import reasons
        from premierpas.core.previews import sections
        from premierpas.events.doors import at_host
        from premierpas.occupations.doors import hosts
        from premierpas.offers.doors import host_page
        from premierpas.offers.doors import not_asked as places_never_opened

        from . import notices, permissions, subscribers  # noqa: F401  they register themselves
        from .doors import host_of_event, hosts_of_trade, page_of_host
        from .for_machines import CompaniesMap, PathsMap
        from .not_asked import not_asked
        from .waiting import READ_PAGE, READ_PATH

        for reason in (READ_PAGE, READ_PATH):
            reasons.fill(reason.code, reason)
        sections.fill("companies", CompaniesMap)
        sections.fill("paths", PathsMap)
        hosts.fill("careers", hosts_of_trade)
        at_host.fill("careers", host_of_event)
        host_page.fill("careers", page_of_host)
        places_never_opened.fill("careers", not_asked)
