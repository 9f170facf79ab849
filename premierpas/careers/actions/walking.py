"""What a pupil notes along a path of discovery."""

from collections.abc import Mapping

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.people.models import Enrolment

from ..models import PathSheet
from ..stages import Path


@action(may="careers.note")
def save_sheet(enrolment: Enrolment, path: Path, *, answers: Mapping[str, str], by: Actor) -> PathSheet:
    """Keep all lines; the sheet is done once every stage has its own."""
    sheet, _made = PathSheet.objects.select_for_update().get_or_create(enrolment=enrolment, path=path.slug)
    sheet.answers = {stage.key: answers.get(stage.key, "") for stage in path.stages}
    sheet.saved_at = clock.now()
    sheet.done_at = (sheet.done_at or clock.now()) if all(sheet.answers.values()) else None
    sheet.save(update_fields=["answers", "saved_at", "done_at"])
    return sheet
