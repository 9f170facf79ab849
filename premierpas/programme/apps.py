from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "premierpas.programme"
    label = "programme"
