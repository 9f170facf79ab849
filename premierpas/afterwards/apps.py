from django.apps import AppConfig


class AfterwardsConfig(AppConfig):
    """What comes after the week: review of the year, next door, questions before and after, former pupils."""

    name = "premierpas.afterwards"
    label = "afterwards"
