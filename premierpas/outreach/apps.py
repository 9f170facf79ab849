from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Winning companies: files, timeline, next steps; what the association knows survives those who learnt it."""

    name = "premierpas.outreach"
    label = "outreach"

    def ready(self) -> None:
        from premierpas.agenda.reasons import reasons
        from premierpas.core.audiences import audiences
        from premierpas.volunteers.holding import handed_over

        from . import notices, permissions, subscribers  # noqa: F401  they register themselves
        from .audience import READERS
        from .handing_over import COMPANIES
        from .waiting import NEXT_STEP, PROMISED_CALL

        for reason in (NEXT_STEP, PROMISED_CALL):
            reasons.fill(reason.code, reason)
        audiences.fill(READERS.code, READERS)
        handed_over.fill("outreach", COMPANIES)
