from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "premierpas.messaging"
    label = "messaging"
