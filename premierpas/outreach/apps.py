from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Winning companies: files, timeline, next steps; what the association knows survives those who learnt it."""

    name = "premierpas.outreach"
    label = "outreach"

    def ready(self) -> None:
        from premierpas.accounts.link_acts import purposes
        from premierpas.agenda.reasons import reasons
        from premierpas.core.audiences import audiences
        from premierpas.core.everywhere import everywhere
        from premierpas.core.missing import lacks
        from premierpas.core.outbox.about import things
        from premierpas.offers.doors import in_vain
        from premierpas.volunteers.handover.holding import handed_over

        from . import audience, handing_over, notices, permissions, subscribers  # noqa: F401  they register themselves
        from .actions import count_in_vain
        from .actions.confirming import CONFIRM
        from .actions.network import SAME_AGAIN
        from .files.reach import named
        from .found import COMPANIES_FOUND, OFFERS_FOUND, PEOPLE_FOUND, TEAM_FOUND
        from .lacking import NO_NUMBER, NO_SIGNATORY, NO_SIRET
        from .network import link_page
        from .waiting import NEXT_STEP, PROMISED_CALL
        from .winning import confirm_page

        for reason in (NEXT_STEP, PROMISED_CALL):
            reasons.fill(reason.code, reason)
        handed_over.fill("outreach", handing_over.COMPANIES)
        audiences.fill(audience.COMPANIES.code, audience.COMPANIES)
        purposes.fill(SAME_AGAIN, link_page.PURPOSE)
        purposes.fill(CONFIRM, confirm_page.PURPOSE)
        things.fill("company_file", named)
        in_vain.fill("outreach", lambda what, by: count_in_vain(what, by=by))
        for name, lack in (("number", NO_NUMBER), ("signatory", NO_SIGNATORY), ("siret", NO_SIRET)):
            lacks.fill(name, lack)
        everywhere.fill("companies", COMPANIES_FOUND)
        everywhere.fill("people", PEOPLE_FOUND)
        everywhere.fill("team", TEAM_FOUND)
        everywhere.fill("team.offers", OFFERS_FOUND)
