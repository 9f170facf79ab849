from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Winning companies: files, timeline, next steps; what the association knows survives those who learnt it."""

    name = "premierpas.outreach"
    label = "outreach"

    def ready(self) -> None:
        from premierpas.agenda.reasons import reasons
        from premierpas.core.everywhere import everywhere
        from premierpas.core.missing import lacks
        from premierpas.core.outbox.about import things

        from . import notices, permissions, subscribers  # noqa: F401  they register themselves
        from .found import COMPANIES_FOUND, OFFERS_FOUND, PEOPLE_FOUND, TEAM_FOUND
        from .lacking import NO_NUMBER, NO_SIGNATORY, NO_SIRET
        from .naming import files
        from .waiting import NEXT_STEP, PROMISED_CALL

        things.fill("company_file", files)
        everywhere.fill("companies", COMPANIES_FOUND)
        for name, lack in (("number", NO_NUMBER), ("signatory", NO_SIGNATORY), ("siret", NO_SIRET)):
            lacks.fill(name, lack)
        everywhere.fill("people", PEOPLE_FOUND)
        everywhere.fill("team", TEAM_FOUND)
        everywhere.fill("team.offers", OFFERS_FOUND)
        for reason in (NEXT_STEP, PROMISED_CALL):
            reasons.fill(reason.code, reason)
