"""The design system as an app: its templates, static files, template tags and form renderer."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Tokens, components, forms and French typography."""

    name = "premierpas.ui"
    label = "ui"
