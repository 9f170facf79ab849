from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Winning companies: files, timeline, next steps; what the association knows survives those who learnt it."""

    name = "premierpas.outreach"
    label = "outreach"

    def ready(self) -> None:
        from premierpas.accounts.link_acts import purposes
        from premierpas.agenda.reasons import reasons
        from premierpas.core.audiences import audiences
        from premierpas.core.outbox.about import things
        from premierpas.offers.doors import in_vain
        from premierpas.volunteers.holding import handed_over

        from . import audience, handing_over, notices, permissions, subscribers  # noqa: F401  they register themselves
        from .actions import count_in_vain
        from .actions.confirming import CONFIRM
        from .actions.network import SAME_AGAIN
        from .files.reach import named
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
