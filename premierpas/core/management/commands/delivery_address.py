"""`manage.py delivery_address`: where the e-mail provider has to post what becomes of messages. A secret."""

from typing import Any

from django.core.management.base import BaseCommand

from premierpas.core.outbox.provider import secret_address


class Command(BaseCommand):
    """Prints the address."""

    help = "Print the secret address for the e-mail provider's webhook (events: bounces, rejections)."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line."""
        self.stdout.write(secret_address())
