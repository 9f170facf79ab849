"""Where the next ones meet what former pupils saw: on the page of the company, of its offers, and of the trade."""

from collections.abc import Sequence
from functools import lru_cache

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.occupations.doors import Tale as Told
from premierpas.occupations.looking import look
from premierpas.occupations.sheets import Sheet, sheets
from premierpas.people.enrolments import present_enrolment_of

from .models import Tale
from .queries import tales_at

SHOWN = 3
CONCERNS = 2  # of the sheets that a trade's words name, the best ones
READ = 60  # of a school's tales, the newest


def tales_of_company(company_id: int, viewer: Viewer) -> Sequence[Told]:
    """What a pupil's own school tells of this company: whoever wrote it wrote for those pupils, and nobody else."""
    return [_told(row) for row in _for(viewer).filter(placement__company=company_id)[:SHOWN]]


def tales_of_trade(sheet: Sheet, viewer: Viewer) -> Sequence[Told]:
    """The same, of weeks that concern a trade, as their writers named it."""
    rows = (row for row in _for(viewer)[:READ] if sheet.slug in trades_named(row.trade))
    return [_told(row) for row, _place in zip(rows, range(SHOWN), strict=False)]


@lru_cache(maxsize=1000)
def trades_named(words: str) -> Sequence[str]:
    """The sheets that these words name; none where they only come near."""
    found = look(words, sheets().values())
    return [each.slug for each in found.sheets[: min(CONCERNS, found.named)]]


def _for(viewer: Viewer) -> QuerySet[Tale]:
    enrolment = present_enrolment_of(viewer) if viewer.is_pupil else None
    if enrolment is None:
        return Tale.objects.none()
    return tales_at(enrolment.classroom.school_id).exclude(pupil=enrolment.pupil_id)


def _told(row: Tale) -> Told:
    return Told(row.trade, row.saw, row.first_name or _("Un ancien élève"), reverse("afterwards:tales"))
