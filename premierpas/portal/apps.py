from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "premierpas.portal"
    label = "portal"
