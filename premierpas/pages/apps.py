from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The public site's edited pages with their history, news, and what machines read of the site."""

    name = "premierpas.pages"
    label = "pages"

    def ready(self) -> None:
        from premierpas.campaigns.doors import press_words
        from premierpas.core.previews import sections

        from . import permissions  # noqa: F401  it registers itself
        from .enums import Place
        from .for_machines import NewsMap, PagesMap
        from .queries import shown

        press_words.fill("pages", lambda: shown(Place.PRESS))
        sections.fill("news", NewsMap)
        sections.fill("pages", PagesMap)
