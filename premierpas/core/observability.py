"""What the process tells about itself: one JSON line a request, errors with a reference, counters for Prometheus.

Nothing here writes a query string, a token, or the path of a request: the route's name says enough, and addresses of
links are secrets. Errors lose the details in which the database repeats what people typed.
"""

import re
import sys
import time
import uuid
from collections.abc import Callable, MutableMapping
from typing import Any

import structlog
from django.core.signals import got_request_exception
from django.http import HttpRequest, HttpResponse
from prometheus_client import Counter, Histogram

_CALLERS_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_SECRET_ADDRESS = re.compile(r"/(l|agenda)/[^/\s\"'?\\]+")
_DETAIL = re.compile(r"^\s*(DETAIL|CONTEXT):.*$", re.MULTILINE)

requests_total = Counter("premierpas_requests_total", "Requests answered", ["route", "method", "status"])
request_seconds = Histogram("premierpas_request_seconds", "Time to answer", ["route"])
log = structlog.get_logger("premierpas.request")


class RequestLogMiddleware:
    """Outermost: gives every request a reference, and logs how it was answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.reference = _reference(request)  # type: ignore[attr-defined]
        structlog.contextvars.bind_contextvars(request_id=request.reference)  # type: ignore[attr-defined]
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            self._tell(request, response, seconds=time.perf_counter() - started)
        finally:
            structlog.contextvars.unbind_contextvars("request_id")
        response["X-Request-ID"] = request.reference  # type: ignore[attr-defined]
        return response

    def _tell(self, request: HttpRequest, response: HttpResponse, *, seconds: float) -> None:
        route = route_of(request)
        method = request.method if request.method in {"GET", "HEAD", "POST"} else "other"
        requests_total.labels(route, method, str(response.status_code)).inc()
        request_seconds.labels(route).observe(seconds)
        say = log.error if response.status_code >= 500 else log.info
        say("request", method=method, route=route, status=response.status_code, ms=round(seconds * 1000, 1))


def route_of(request: HttpRequest) -> str:
    """The name of the route that answers, such as `offers:search`; `none` when no route fits."""
    match = request.resolver_match
    return (match.view_name or "unnamed") if match else "none"


def _reference(request: HttpRequest) -> str:
    given = request.headers.get("X-Request-ID", "")
    return given if _CALLERS_ID.fullmatch(given) else uuid.uuid4().hex[:12]


def _log_error(sender: object, request: HttpRequest | None = None, **_: object) -> None:
    """Any exception that ends in a 500, also outside views; the page shows the same reference."""
    route = route_of(request) if request is not None else "none"
    log.error("error", route=route, exc_info=sys.exc_info())


got_request_exception.connect(_log_error, dispatch_uid="premierpas.core.observability")


def hide_details(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Take the database's details out of every text of a log line."""
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = _DETAIL.sub("", value)
    return event


def hide_addresses(_: Any, __: str, line: str) -> str:
    """Take secret addresses out of the finished line, however deep in it they stand."""
    return _SECRET_ADDRESS.sub(r"/\1/…", line)


def logging_settings() -> dict[str, Any]:
    """Django's LOGGING: JSON lines on stderr, for our own loggers and everybody else's."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": [structlog.stdlib.ExtraAdder([]), *shared],
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.stdlib.PositionalArgumentsFormatter(),
                    hide_details,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                    hide_addresses,
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            # Its lines repeat the path of the request; ours tell the same without.
            "django.request": {"level": "CRITICAL"},
            "django.server": {"level": "CRITICAL"},
            "procrastinate": {"level": "WARNING"},
            "httpx": {"level": "WARNING"},
        },
    }
