from django.apps import AppConfig


class InterestsConfig(AppConfig):
    """What somebody likes doing, asked in five minutes, and the trades that follow from it by one rule for everyone."""

    name = "premierpas.interests"
    label = "interests"
