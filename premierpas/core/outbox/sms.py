"""Ways to send a text message: shown on the console, kept in memory for tests, or handed to a provider over HTTP."""

import json
import os
import urllib.request
from typing import Protocol

import structlog


class SmsBackend(Protocol):
    """Sends one text message; raises OSError when the provider can't be reached or refuses."""

    def send(self, *, to: str, text: str) -> None: ...


class ConsoleSms:
    """For a laptop: says in the log that a message would have left, without its text (it may hold a link)."""

    def send(self, *, to: str, text: str) -> None:
        structlog.get_logger().info("sms", length=len(text))


class MemorySms:
    """For tests: keeps what was sent."""

    sent: list[tuple[str, str]] = []

    def send(self, *, to: str, text: str) -> None:
        self.sent.append((to, text))


class HttpSms:
    """Posts `{"to", "text"}` as JSON to SMS_URL with the bearer token SMS_TOKEN."""

    def send(self, *, to: str, text: str) -> None:
        request = urllib.request.Request(
            os.environ["SMS_URL"],
            data=json.dumps({"to": to, "text": text}).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {os.environ['SMS_TOKEN']}"},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:  # an address of the deployment's own
            answer.read()
