"""What an e-mail provider tells of deliveries: Anymail reads its events, at an address that only the provider knows."""

import inspect
from importlib import import_module
from typing import Any

from anymail.signals import EventType, tracking
from anymail.webhooks.base import AnymailCoreWebhookView
from django.conf import settings
from django.core.exceptions import BadRequest
from django.dispatch import receiver
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.csrf import csrf_exempt

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, screen

from ..secret_key import secret_keys
from .refusals import Refusal, message_named, newest_to, note_complaint, note_refusal

REFUSED = {EventType.BOUNCED, EventType.REJECTED, EventType.FAILED}
NAME = "message"  # under which a mail's own name travels with it


def secret_address() -> str:
    """Where the provider posts its events; derived from SECRET_KEY, so it changes with it."""
    return settings.SITE_URL.rstrip("/") + reverse("core:delivery_events", args=[_token(settings.SECRET_KEY)])


def _token(key: str) -> str:
    return salted_hmac("core.delivery_events", "address", secret=key, algorithm="sha256").hexdigest()


def _reader() -> type[AnymailCoreWebhookView] | None:
    """Anymail's reader of the events of the provider that EMAIL_BACKEND names."""
    package, _dot, provider = settings.EMAIL_BACKEND.rpartition(".")[0].rpartition(".")
    if package != "anymail.backends":
        return None
    module = import_module(f"anymail.webhooks.{provider}")
    own = (each for _name, each in inspect.getmembers(module, inspect.isclass) if each.__module__ == module.__name__)
    endings = ("TrackingWebhookView", "CombinedWebhookView")
    found = next((each for each in own if each.__name__.endswith(endings)), None)
    # The address itself is the secret: Anymail needn't ask for another.
    return type(found.__name__, (found,), {"warn_if_no_basic_auth": False}) if found else None


def _provider(request: SiteRequest, token: str) -> type[AnymailCoreWebhookView]:
    known = any(constant_time_compare(token, _token(key)) for key in secret_keys())
    reader = _reader() if known else None
    if reader is None:
        raise Http404
    return reader


@csrf_exempt
@screen(permission=PUBLIC, load=_provider, methods=("HEAD", "POST"))
def delivery_events(request: SiteRequest, reader: type[AnymailCoreWebhookView], token: str) -> HttpResponse:
    """The provider tells what became of messages. Its own signature is checked too, where it has one."""
    try:
        return reader.as_view()(request)
    except (ValueError, KeyError) as error:
        raise BadRequest("not an event of this provider") from error


@receiver(tracking)
def note_event(sender: Any, event: Any, esp_name: str, **_more: Any) -> None:
    """A refusal or complaint is noted at the message that the event names, else at the last one to its address."""
    if event.event_type not in REFUSED | {EventType.COMPLAINED}:
        return
    named = message_named(str((event.metadata or {}).get(NAME, "")))
    message_id = named or newest_to(event.recipient or "")
    if message_id is not None and event.event_type == EventType.COMPLAINED:
        note_complaint(message_id)
    elif message_id is not None:
        note_refusal(Refusal(message_id, event.mta_response or event.description or event.reject_reason or ""))
