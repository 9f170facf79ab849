"""What load balancers read, and what the logs must never say."""

import io
import json
import logging.config

import pytest
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from premierpas.core import health, observability


@pytest.fixture
def lines(settings):
    """The JSON lines logged during the test."""
    output = io.StringIO()
    configured = observability.logging_settings()
    configured["handlers"]["stderr"]["stream"] = output
    logging.config.dictConfig(configured)
    yield lambda: [json.loads(line) for line in output.getvalue().splitlines()]
    logging.config.dictConfig(settings.LOGGING)


def register_worker(seconds_ago: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s * interval '1 second')",
            [seconds_ago],
        )


def test_live_needs_no_database(client):
    assert client.get("/health/live").json() == {"live": True}


@pytest.mark.django_db
def test_ready_with_every_migration_and_without_a_worker(client):
    answer = client.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json() == {"ready": True, "database": True, "migrations": True, "worker": "silent"}


@pytest.mark.django_db
def test_under_make_run_it_is_ready_once_a_worker_was_seen_and_stays_so(client, settings, monkeypatch):
    monkeypatch.setitem(health._known, "worker_seen", False)
    settings.READY_WAITS_FOR_WORKER = True
    register_worker(seconds_ago=60)
    assert client.get("/health/ready").status_code == 503
    register_worker(seconds_ago=5)
    assert client.get("/health/ready").json()["worker"] == "alive"
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
    assert client.get("/health/ready").status_code == 200


@pytest.mark.django_db
def test_not_ready_without_the_database(client, monkeypatch):
    def fails() -> bool:
        raise DatabaseError("gone")

    monkeypatch.setattr(health, "database_answers", fails)
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["database"] is False


@pytest.mark.django_db
def test_not_ready_while_a_migration_waits(client, monkeypatch):
    monkeypatch.setitem(health._known, "migrated", False)
    monkeypatch.setattr("premierpas.core.health.MigrationExecutor.migration_plan", lambda *_: ["one"])
    assert client.get("/health/ready").status_code == 503


@pytest.mark.django_db
def test_metrics_are_for_this_machine_only(client):
    here = client.get("/metrics")
    assert here.status_code == 200 and b"premierpas_worker_alive 0.0" in here.content
    assert client.get("/metrics", REMOTE_ADDR="192.0.2.1").status_code == 404
    assert client.get("/metrics", headers={"x-forwarded-for": "192.0.2.1"}).status_code == 404


@pytest.mark.django_db
def test_metrics_elsewhere_need_the_token(client, settings):
    settings.METRICS_TOKEN = "long-token"
    assert client.get("/metrics", headers={"authorization": "Bearer wrong"}).status_code == 404
    assert client.get("/metrics").status_code == 404
    assert (
        client.get("/metrics", headers={"authorization": "Bearer long-token"}, REMOTE_ADDR="192.0.2.1").status_code
        == 200
    )


def test_a_request_is_logged_by_its_route_without_its_address(client, lines):
    client.get("/health/live?email=zoe@example.fr", headers={"x-request-id": "abcd-1234"})
    [line] = [line for line in lines() if line["event"] == "request"]
    assert (line["route"], line["status"], line["request_id"]) == ("core:live", 200, "abcd-1234")
    assert "zoe" not in str(line) and "/health" not in str(line)


def test_every_answer_carries_its_reference_and_a_forged_one_is_replaced(client):
    assert client.get("/health/live", headers={"x-request-id": "abcd-1234"})["X-Request-ID"] == "abcd-1234"
    assert len(client.get("/health/live", headers={"x-request-id": 'a b"c'})["X-Request-ID"]) == 12


def fails(request: HttpRequest, token: str) -> HttpResponse:
    detail = "Key (email)=(zoe@example.fr) already exists."
    raise ValueError(f"no page {request.path} here\nDETAIL:  {detail}")


def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.reference, status=500)


urlpatterns = [path("l/<token>/", fails, name="a_link")]
handler500 = server_error


def test_an_error_is_logged_with_the_reference_of_the_answer_and_without_secrets(settings, lines):
    settings.ROOT_URLCONF = __name__
    answer = Client(raise_request_exception=False).get("/l/s3cr3t-t0k3n/")
    [error] = [line for line in lines() if line["event"] == "error"]
    assert error["request_id"] == answer["X-Request-ID"] == answer.content.decode()
    assert error["route"] == "a_link" and "ValueError" in error["exception"]
    assert "s3cr3t" not in str(lines()) and "zoe@" not in str(lines())
