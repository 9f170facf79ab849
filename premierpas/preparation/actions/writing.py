"""What a pupil writes: questions, notes on site, three sectors, what practising was like."""

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.text import clean
from premierpas.people.models import Enrolment
from premierpas.workshop.keeping import Kept, Typed, keep

from ..errors import SameSector, SectorsLacking
from ..models import OwnQuestions, Practice, ShownSectors, SiteNotes, ThreeSectors
from ..waiting import READ_SECTORS


@action(may="preparation.write")
def save_questions(enrolment: Enrolment, *, typed: Typed, by: Actor) -> Kept[OwnQuestions]:
    """Save the five questions."""

    def find() -> OwnQuestions:
        return OwnQuestions.objects.filter(enrolment=enrolment).first() or OwnQuestions(enrolment=enrolment)

    return keep(enrolment.pupil, find, typed)


@action(may="preparation.write")
def save_notes(enrolment: Enrolment, *, typed: Typed, by: Actor) -> Kept[SiteNotes]:
    """Save what was answered on site."""

    def find() -> SiteNotes:
        return SiteNotes.objects.filter(enrolment=enrolment).first() or SiteNotes(enrolment=enrolment)

    return keep(enrolment.pupil, find, typed)


@action(may="preparation.write")
def save_sectors(enrolment: Enrolment, *, typed: Typed, by: Actor) -> Kept[ThreeSectors]:
    """Save the three sectors; nobody else reads them before they are shown."""

    def find() -> ThreeSectors:
        return ThreeSectors.objects.filter(enrolment=enrolment).first() or ThreeSectors(enrolment=enrolment)

    return keep(enrolment.pupil, find, typed)


@action(may="preparation.write")
def show_sectors(enrolment: Enrolment, *, by: Actor) -> ShownSectors:
    """Show a teacher the three sectors as they are now; shown again they replace what was shown and wait anew.

    Raises SectorsLacking or SameSector.
    """
    enrolment = Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
    written = ThreeSectors.objects.filter(enrolment=enrolment).first()
    pairs = [pair for pair in written.pairs if all(pair)] if written else []
    if len(pairs) < 3:
        raise SectorsLacking(3 - len(pairs))
    if len({sector for sector, _why in pairs}) < 3:
        raise SameSector
    row = ShownSectors.objects.filter(enrolment=enrolment).first() or ShownSectors(enrolment=enrolment)
    if row.pk and row.pairs == [list(pair) for pair in pairs]:
        return row
    row.pairs, row.shown_at = [list(pair) for pair in pairs], clock.now()
    row.verdict, row.word, row.read_by, row.read_by_name, row.read_at = "", "", None, "", None
    row.save()
    settle(READ_SECTORS.code, [enrolment.classroom_id])
    return row


@action(may="preparation.write")
def tell_practice(enrolment: Enrolment, *, words: str, by: Actor) -> Practice:
    """The pupil has practised, and says what of it they keep; said again it replaces what was said."""
    row = Practice.objects.filter(enrolment=enrolment).first() or Practice(enrolment=enrolment, by=by.user)
    row.words = clean(words).strip()
    row.save()
    return row
