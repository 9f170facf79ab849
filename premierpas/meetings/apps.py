from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings of pairs: slots, notes, next steps, reminders, digests."""

    name = "premierpas.meetings"
    label = "meetings"
