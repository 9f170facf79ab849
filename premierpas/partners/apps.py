from django.apps import AppConfig


class PartnersConfig(AppConfig):
    """Institutions, associations and sponsors: people, agreements, grants, what they asked and were answered."""

    name = "premierpas.partners"
    label = "partners"
