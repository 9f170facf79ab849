from django.apps import AppConfig


class YouthWorkConfig(AppConfig):
    """Youth workers of local associations: which pupils they help, with the guardian’s consent."""

    name = "premierpas.youth_work"
    label = "youth_work"
