"""Browsers are told where the parts of a page may come from, on every answer."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client

from premierpas.core.content_policy import HEADER, ContentPolicyMiddleware

POLICY = {
    "default-src 'self'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
    "connect-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/health/live", "/nulle-part/", "/moi/evenements/"])
def test_every_answer_has_the_policy(address: str) -> None:
    assert set(Client().get(address).headers[HEADER].split("; ")) == POLICY


def test_a_stricter_one_stays() -> None:
    middleware = ContentPolicyMiddleware(lambda _request: HttpResponse(headers={HEADER: "default-src 'none'"}))
    assert middleware(HttpRequest()).headers[HEADER] == "default-src 'none'"
