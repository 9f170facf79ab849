"""Whether this process and what it needs are well: for load balancers, `make run` and Prometheus."""

import hmac
import os
from collections.abc import Iterable

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from premierpas.core.requests import SiteRequest

from .origin import is_from_here
from .screens import PUBLIC, screen

WORKER_SILENT_AFTER_SECONDS = 30  # a worker signs every ten seconds
_READS = ("GET", "HEAD")
_known = {"migrated": False, "worker_seen": False}  # what can't become false again while this code runs


@never_cache
@screen(permission=PUBLIC, methods=_READS)
def live(request: SiteRequest) -> HttpResponse:
    """200 as long as the process answers at all."""
    return JsonResponse({"live": True})


@never_cache
@screen(permission=PUBLIC, methods=_READS)
def ready(request: SiteRequest) -> HttpResponse:
    """200 when the database answers and every migration is applied, else 503; says how the worker is.

    With READY_WAITS_FOR_WORKER (`make run`), not ready before a worker was seen once. Later its absence is only told:
    in production a dead worker must not take every web process out.
    """
    state = {"database": False, "migrations": False, "worker": "unknown"}
    try:
        state["database"] = database_answers()
        state["migrations"] = is_migrated()
        if state["migrations"]:
            state["worker"] = "alive" if worker_is_alive() else "silent"
    except DatabaseError:
        state["database"] = False
    _known["worker_seen"] |= state["worker"] == "alive"
    is_ready = state["database"] and state["migrations"]
    if settings.READY_WAITS_FOR_WORKER:
        is_ready = is_ready and _known["worker_seen"]
    return JsonResponse({"ready": bool(is_ready), **state}, status=200 if is_ready else 503)


@never_cache
@screen(permission=PUBLIC, methods=_READS)
def metrics(request: SiteRequest) -> HttpResponse:
    """Counters in Prometheus's text format, for this machine itself or whoever has METRICS_TOKEN; else 404."""
    if not _may_measure(request):
        raise Http404
    return HttpResponse(generate_latest(_registry()), content_type=CONTENT_TYPE_LATEST)


def database_answers() -> bool:
    """Whether a query comes back; raises DatabaseError when not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def is_migrated() -> bool:
    """Whether every migration of this code is applied."""
    if not _known["migrated"]:
        executor = MigrationExecutor(connection)
        _known["migrated"] = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _known["migrated"]


def worker_is_alive() -> bool:
    """Whether any worker has signed lately."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM procrastinate_workers WHERE last_heartbeat > now() - %s * interval '1 second')",
            [WORKER_SILENT_AFTER_SECONDS],
        )
        return bool(cursor.fetchone()[0])


class QueueCollector:
    """The state of the task queue, read when asked: it is the same for every process."""

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Jobs by state, the age of the oldest that could run, and whether a worker is alive."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY status")
            jobs = GaugeMetricFamily("premierpas_jobs", "Jobs in the queue by state", labels=["status"])
            for status, count in cursor.fetchall():
                jobs.add_metric([status], count)
            cursor.execute(
                "SELECT coalesce(extract(epoch FROM now() - min(coalesce(job.scheduled_at, deferred.at))), 0)"
                " FROM procrastinate_jobs job"
                " JOIN procrastinate_events deferred ON deferred.job_id = job.id AND deferred.type = 'deferred'"
                " WHERE job.status = 'todo' AND coalesce(job.scheduled_at, deferred.at) <= now()"
            )
            waiting = float(cursor.fetchone()[0])
        yield jobs
        yield GaugeMetricFamily("premierpas_oldest_job_seconds", "Age of the oldest job that could run", value=waiting)
        yield GaugeMetricFamily("premierpas_worker_alive", "Whether a worker signed lately", value=worker_is_alive())


def _registry() -> CollectorRegistry:
    # Several web processes count in files of one folder; a single one counts in memory.
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
    else:
        registry = CollectorRegistry()
        registry.register(REGISTRY)
    registry.register(QueueCollector())
    return registry


def _may_measure(request: SiteRequest) -> bool:
    token = settings.METRICS_TOKEN
    if token:
        return hmac.compare_digest(request.headers.get("Authorization", "").encode(), f"Bearer {token}".encode())
    return is_from_here(request)
