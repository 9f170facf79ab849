from django.apps import AppConfig


class PreparationConfig(AppConfig):
    """What a class does before its weeks: steps with evidence, dates counted backwards, lesson sheets."""

    name = "premierpas.preparation"
    label = "preparation"
