from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "premierpas.demo"
    label = "demo"
