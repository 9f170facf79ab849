from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The public site's edited pages with their history, news, and what machines read of the site."""

    name = "premierpas.pages"
    label = "pages"
