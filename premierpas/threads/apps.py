from django.apps import AppConfig


class ThreadsConfig(AppConfig):
    """Messages between a pupil and the adults around them: never one adult alone, held where they say too much."""

    name = "premierpas.threads"
    label = "threads"
