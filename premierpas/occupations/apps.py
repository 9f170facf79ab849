from django.apps import AppConfig


class OccupationsConfig(AppConfig):
    name = "premierpas.occupations"
    label = "occupations"
