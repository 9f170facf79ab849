"""Every night nothing is kept longer than was said."""

from premierpas.core.tasks import app

from .keeping import RUN, keep_no_longer


@app.periodic(cron="10 2 * * *")
@app.task(name=RUN, queueing_lock=RUN)
def keep_no_longer_nightly(timestamp: int = 0) -> None:
    """By state, not by time window: a missed night is caught up by the next."""
    keep_no_longer()
