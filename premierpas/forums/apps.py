from django.apps import AppConfig


class ForumsConfig(AppConfig):
    """Stands of a forum, the slots pupils wish for, and a fair assignment that says why."""

    name = "premierpas.forums"
    label = "forums"
