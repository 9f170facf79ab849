from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """What is kept of people and until when: the register, retention, erasure and access, who has looked."""

    name = "premierpas.privacy"
    label = "privacy"
