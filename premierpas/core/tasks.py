"""The task queue, in the database: enqueued in the transaction that caused the work, arguments are ids only."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db import transaction
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Status
from procrastinate.tasks import Task

from . import clock

__all__ = ["app", "enqueue", "on_app_ready", "queueing_later"]
MOST_LIVES = 5  # how often a job whose worker died is begun again
_BATCH = 500
_later: ContextVar[dict[Any, list[dict[str, Any]]] | None] = ContextVar("premierpas_jobs_later", default=None)


@contextmanager
def queueing_later() -> Iterator[None]:
    """Whoever plays a whole year in one transaction queues what it asks for at its end, many jobs in a statement.

    What may wait once only (`once`) is queued at once: its answer counts.
    """
    waiting: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    token = _later.set(waiting)
    try:
        yield
    finally:
        _later.reset(token)
    due: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for (task, at, lock, queue), calls in waiting.items():
        due[task, at if at and at > clock.now() else None, lock, queue] += calls
    for (task, at, lock, queue), calls in due.items():
        job = task.configure(lock=lock, schedule_at=at, queue=queue)
        for first in range(0, len(calls), _BATCH):
            job.batch_defer(*calls[first : first + _BATCH])


def enqueue(
    task: Task, *, once: str | None = None, at: Any = None, lock: str | None = None, queue: str = "", **ids: Any
) -> bool:
    """Queue a task with the current transaction; False when the same `once` key already waits.

    `queue`: another than the task's own.

    With `once` the insert runs in a savepoint, so that a duplicate can't abort the caller's transaction.
    """
    if once is None and (waiting := _later.get()) is not None:
        waiting[task, at, lock, queue or task.queue].append(ids)
        return True
    job = task.configure(queueing_lock=once, lock=lock, schedule_at=at, queue=queue or task.queue)
    if once is None:
        job.defer(**ids)
        return True
    try:
        with transaction.atomic():
            job.defer(**ids)
    except AlreadyEnqueued:
        return False
    return True


def on_app_ready(queue: App) -> None:
    """Periodic care of the queue itself: what a killed worker left is taken back, what is done is deleted."""

    @queue.periodic(cron="* * * * *")
    @queue.task(
        name="core.retry_stalled_jobs", queueing_lock="core.retry_stalled_jobs", pass_context=True, queue="urgent"
    )
    async def retry_stalled_jobs(context: Any, timestamp: int) -> None:
        for job in await queue.job_manager.get_stalled_jobs(seconds_since_heartbeat=settings.STALLED_AFTER_SECONDS):
            if job.attempts >= MOST_LIVES:
                # It has ended worker after worker: it stays as failed, to be looked at.
                await queue.job_manager.finish_job(job, status=Status.FAILED, delete_job=False)
            else:
                await queue.job_manager.retry_job(job)

    @queue.periodic(cron="15 3 * * *")
    @queue.task(name="core.delete_finished_jobs", queueing_lock="core.delete_finished_jobs", pass_context=True)
    async def delete_finished_jobs(context: Any, timestamp: int) -> None:
        await queue.job_manager.delete_old_jobs(nb_hours=7 * 24, queue=None, include_failed=False)
