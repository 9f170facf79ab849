"""Periodic work: class lists that nobody confirmed are forgotten, classes of a year that is over are closed."""

from premierpas.core.actors import Actor
from premierpas.core.tasks import app

from .closing import close_ended_classes
from .imports.uploads import drop_old_uploads

RUN, CLOSE = "people.drop_old_uploads", "people.close_ended_classes"


@app.periodic(cron="40 3 * * *")
@app.task(name=RUN, queueing_lock=RUN)
def forget_uploads(timestamp: int = 0) -> None:
    """Every night."""
    drop_old_uploads()


@app.periodic(cron="50 3 * * *")
@app.task(name=CLOSE, queueing_lock=CLOSE)
def close_classes(timestamp: int = 0) -> None:
    """Every night; there is something to do once a year."""
    close_ended_classes(by=Actor.task(CLOSE))
