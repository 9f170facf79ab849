from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """Letters to many at once, announcements and the shelf of documents."""

    name = "premierpas.campaigns"
    label = "campaigns"
