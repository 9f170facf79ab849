from django.apps import AppConfig


class WorkshopConfig(AppConfig):
    name = "premierpas.workshop"
    label = "workshop"

    def ready(self) -> None:
        from . import kept, permissions, subscribers  # noqa: F401  some register themselves
        from .keeping.texts import texts

        for kind in kept.KINDS:
            texts.fill(kind.name, kind)
