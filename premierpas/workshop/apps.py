from django.apps import AppConfig


class WorkshopConfig(AppConfig):
    name = "premierpas.workshop"
    label = "workshop"

    def ready(self) -> None:
        from premierpas.core.screens import frame

        from . import kept, permissions, subscribers, surroundings  # noqa: F401  some register themselves
        from .keeping.texts import texts

        frame.fill("workshop", surroundings.draft_key)
        for kind in kept.KINDS:
            texts.fill(kind.name, kind)
