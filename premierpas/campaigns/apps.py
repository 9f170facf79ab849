from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """Letters to many at once, announcements and the shelf of documents."""

    name = "premierpas.campaigns"
    label = "campaigns"

    def ready(self) -> None:
        from premierpas.agenda.reasons import reasons
        from premierpas.core.audiences import audiences
        from premierpas.core.everywhere import everywhere
        from premierpas.core.outbox.about import things
        from premierpas.core.outbox.addresses import paths
        from premierpas.core.outbox.suppression import STOP, outcomes
        from premierpas.partners.posted import posted

        from . import permissions  # noqa: F401  they register themselves
        from .actions.subscribing import SUBSCRIBE
        from .addresses import confirming_path, stopping_path
        from .audience import SUBSCRIBERS
        from .found import DOCUMENTS_FOUND
        from .naming import campaigns
        from .notices import letter_to
        from .outcomes import note_outcome
        from .shown import posted_to
        from .waiting import DECISION

        audiences.fill(SUBSCRIBERS.code, SUBSCRIBERS)
        for audience in audiences:
            letter_to(audience)
        outcomes.fill("campaigns", note_outcome)
        paths.fill(STOP, stopping_path)
        paths.fill(SUBSCRIBE, confirming_path)
        posted.fill("campaigns", posted_to)
        reasons.fill(DECISION.code, DECISION)
        things.fill("campaign", campaigns)
        everywhere.fill("documents", DOCUMENTS_FOUND)
