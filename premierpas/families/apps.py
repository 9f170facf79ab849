from django.apps import AppConfig


class FamiliesConfig(AppConfig):
    """The family’s page: steps of the child, meetings, consents, who has looked, whom to call."""

    name = "premierpas.families"
    label = "families"

    def ready(self) -> None:
        from premierpas.accounts.link_acts import purposes
        from premierpas.people.consenting import FAMILY
        from premierpas.people.family_lines import class_families, family_page, pupil_family
        from premierpas.placements.languages.catalogues import catalogues
        from premierpas.privacy.family_page import opening

        from . import notices, permissions  # noqa: F401  they register themselves
        from .languages import renew
        from .page import PURPOSE, ask_first
        from .sending import page_for
        from .views import door, door_of_pupil

        catalogues.fill("families", renew)
        opening.fill("families", ask_first)
        purposes.fill(FAMILY, PURPOSE)
        family_page.fill("families", page_for)
        class_families.fill("families", door)
        pupil_family.fill("families", door_of_pupil)
