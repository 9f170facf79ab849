from django.apps import AppConfig


class CareersConfig(AppConfig):
    """A company as pupils see it: what it does, its trades from entry to head, and paths of discovery."""

    name = "premierpas.careers"
    label = "careers"
