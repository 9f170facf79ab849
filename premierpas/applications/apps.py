from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "premierpas.applications"
    label = "applications"

    def ready(self) -> None:
        from premierpas.offers import hooks
        from premierpas.workshop import hooks as workshop

        from . import answer_link, permissions, subscribers  # noqa: F401  they register themselves
        from .addresses import apply_address, apply_address_of_slot

        answer_link.register()
        hooks.open_apply(apply_address)
        workshop.open_apply(apply_address_of_slot)
