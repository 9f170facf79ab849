from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Clock, tasks, outbox, events, geography, school calendar, text."""

    name = "premierpas.core"
    label = "core"
