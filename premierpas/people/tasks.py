"""Periodic work: class lists that nobody confirmed are forgotten."""

from premierpas.core.tasks import app

from .imports.uploads import drop_old_uploads

RUN = "people.drop_old_uploads"


@app.periodic(cron="40 3 * * *")
@app.task(name=RUN, queueing_lock=RUN)
def forget_uploads(timestamp: int = 0) -> None:
    """Every night."""
    drop_old_uploads()
