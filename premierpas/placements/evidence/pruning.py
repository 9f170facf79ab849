"""The end of the archive: five years after the week its words, signatures and files go; the fingerprints stay.

The database refuses to change or delete evidence. Here, and nowhere else, its triggers are told to look away, and
`verifying` asks that nothing was pruned before its time.
"""

from collections import Counter
from datetime import date, datetime
from functools import partial

import pgtrigger
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Max, Q

from premierpas.core import clock

from ..models import Agreement, Entry, Happening, Placement, Scan, SealedFile, Signature

YEARS = 5
SIGNED = (Happening.COMPLETE, Happening.REGISTERED)
_LOOK_AWAY = (
    "placements.Entry:entry_only_added",
    "placements.Agreement:terms_are_kept",
    "placements.Signature:signature_not_deleted",
    "placements.Scan:scan_not_deleted",
    "placements.SealedFile:sealed_is_kept",
)


def years_after(day: date, years: int = YEARS) -> date:
    """The same day so many years later; 29 February ends with its month."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def day_of(moment: datetime) -> date:
    """The day of an instant, here."""
    return moment.astimezone(clock.PARIS).date()


def over(today: date) -> list[int]:
    """The placements whose archive has come to its end: five years after the week and after the last signature."""
    signed = Max("entries__at", filter=Q(entries__happening__in=SIGNED))
    rows = Placement.objects.filter(entries__pruned_at=None, entries__isnull=False).annotate(signed_at=signed)
    signed_ones = rows.filter(signed_at__isnull=False).order_by("pk").values_list("pk", "last_day", "signed_at")
    return [pk for pk, last_day, at in signed_ones if years_after(max(last_day, day_of(at))) < today]


def never_signed(pupil_id: int) -> list[int]:
    """A pupil's placements of which nothing was ever signed by all: no archive keeps their drafts."""
    rows = Placement.objects.filter(pupil=pupil_id, agreements__pruned_at=None, agreements__isnull=False)
    return list(rows.exclude(entries__happening__in=SIGNED).order_by("pk").values_list("pk", flat=True).distinct())


@transaction.atomic
def prune(placement_id: int) -> Counter[str]:
    """Take the words, signatures and files out of a placement's agreements; returns how many rows of which model."""
    now, mine = clock.now(), {"agreement__placement": placement_id}
    names = [
        *Scan.objects.filter(**mine).values_list("file", flat=True),
        *SealedFile.objects.filter(**mine).values_list("file", flat=True),
    ]
    done: Counter[str] = Counter()
    with pgtrigger.ignore(*_LOOK_AWAY):
        signatures = Signature.objects.filter(signatory__agreement__placement=placement_id)
        for rows in (signatures, Scan.objects.filter(**mine), SealedFile.objects.filter(**mine)):
            done[rows.model._meta.label] += rows.delete()[0]
        entries = Entry.objects.filter(placement=placement_id, pruned_at=None)
        done["placements.Entry"] += entries.update(data={}, pruned_at=now)
        agreements = Agreement.objects.filter(placement=placement_id, pruned_at=None)
        done["placements.Agreement"] += agreements.update(terms={}, particulars={}, pruned_at=now)
    for name in names:
        transaction.on_commit(partial(default_storage.delete, name))
    done["files"] = len(names)
    return done
