"""Keeping no longer than was said: one run does all that is due, and one bad row doesn't stop the rest."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import structlog
from django.db import transaction

from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.models import ScheduledRun
from premierpas.core.retention import Clock, of_clock
from premierpas.organisations.people import recipient_of
from premierpas.people.circle import tell
from premierpas.placements.evidence.pruning import over, prune
from premierpas.placements.evidence.strays import delete_strays
from premierpas.ui.typography import full_date

from . import notices
from .due import accounts_over, hosts_over, may_end_on, pupils_over, with_contact
from .engine import Done, do
from .erasing import blank_host, erase_account, erase_pupil
from .models import Warned

RUN = "privacy.keep_no_longer"
log = structlog.get_logger()


def keep_no_longer() -> dict[str, Any]:
    """Do everything that is due now; returns the counts, and writes them with the cursor."""
    today, done, failed = clock.today(), Done(), 0
    works: list[tuple[str, Callable[[date], Iterable[int]], Callable[[int], Done]]] = [
        ("pupil", pupils_over, erase_pupil),
        ("archive", over, _prune),
        ("account", _warned_long_enough, erase_account),
        ("host", hosts_over, blank_host),
    ]
    for name, due, work in works:
        for pk in list(due(today)):
            try:
                with transaction.atomic():
                    part = work(pk)
                done.add(part)
            except Exception:
                failed += 1
                log.exception("privacy.not_done", work=name, subject=pk)
    done.files += delete_strays()
    notified, late = _warn()
    failed += late + _rows_over(done)
    counts = {"notified": notified, **{way: done.ways[way] for way in ("deleted", "blanked", "anonymised")}}
    ScheduledRun.note(RUN, counts | {"failed": failed})
    return counts | {"by_model": dict(sorted(done.by_model.items())), "failed": failed, "files": done.files}


def _prune(placement_id: int) -> Done:
    done = Done()
    done.pruned(prune(placement_id))
    return done


def _rows_over(done: Done) -> int:
    """Rows that live by a date of their own; returns how many declarations failed."""
    failed = 0
    for each in of_clock(Clock.ROW):
        try:
            with transaction.atomic():
                do(each, each.table._default_manager.filter(each.until.over(clock.now()), **each.only), done)
        except Exception:
            failed += 1
            log.exception("privacy.not_done", work="rows", subject=each.model)
    return failed


def _warned_long_enough(today: date) -> list[int]:
    """Accounts that were warned two weeks ago and haven't been used since; who came back isn't warned any more."""
    came_back = [
        row.pk
        for row in Warned.objects.filter(user__in=with_contact())
        if with_contact().filter(pk=row.user_id, heard_at__gte=row.at).exists()
    ]
    Warned.objects.filter(pk__in=came_back).delete()
    rows = Warned.objects.filter(ends_on__lte=today, user__in=accounts_over(today))
    return list(rows.order_by("pk").values_list("user_id", flat=True))


def _warn() -> tuple[int, int]:
    """Tell those whose two years are over when their account ends; returns how many were told, and how many not."""
    told = failed = 0
    ends_on = may_end_on(clock.today())
    for user in accounts_over(clock.today()).exclude(pk__in=Warned.objects.values("user")):
        try:
            with transaction.atomic():
                warn(user, ends_on)
            told += 1
        except Exception:
            failed += 1
            log.exception("privacy.not_warned", user_id=user.pk)
    return told, failed


def warn(user: User, ends_on: date) -> None:
    """Say to somebody when their account ends, and remember that it was said."""
    row = Warned.objects.create(user=user, at=clock.now(), ends_on=ends_on)
    key = f"privacy.account_ends:{row.pk}"
    day = full_date(row.ends_on)
    tell(notices.ACCOUNT_ENDS, [recipient_of(user)], key=key, about=None, link="/connexion/", day=day)
