from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "premierpas.people"
    label = "people"

    def ready(self) -> None:
        from premierpas.accounts.capacities import declare_kinds, sources
        from premierpas.accounts.doors import doors
        from premierpas.core.audiences import audiences

        from . import permissions, subscribers  # noqa: F401  they register themselves
        from .audience import FAMILIES
        from .authorising import APPLYING
        from .capacities import PUPIL, PUPILS, VOLUNTEER, VOLUNTEERS
        from .circle.preferences import own_ways
        from .consenting import matters

        declare_kinds(PUPIL, VOLUNTEER)
        doors.fill("people", own_ways)
        sources.fill("people", PUPILS)
        sources.fill("people.volunteers", VOLUNTEERS)
        matters.fill("apply", APPLYING)
        audiences.fill(FAMILIES.code, FAMILIES)
