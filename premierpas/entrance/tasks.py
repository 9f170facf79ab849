"""What was asked of one pupil of a class who doesn't come is forgotten by the next night."""

from premierpas.core.models import ScheduledRun
from premierpas.core.tasks import app

from .models import Consent, Needs

NIGHTLY = "entrance.forget"


@app.periodic(cron="15 2 * * *")
@app.task(name=NIGHTLY, queueing_lock=NIGHTLY)
def forget_who_left(timestamp: int = 0) -> None:
    """A class goes on without somebody; what they or their guardians said goes."""
    gone = {"participant__ended_at__isnull": False}
    rows = Needs.objects.filter(**gone).delete()[0] + Consent.objects.filter(**gone).delete()[0]
    ScheduledRun.note(NIGHTLY, {"rows": rows})
