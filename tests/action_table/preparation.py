"""Who does what of `preparation`."""

from premierpas.preparation import actions
from premierpas.preparation.enums import StepKey, Verdict
from premierpas.preparation.models import ShownSectors
from premierpas.preparation.steps import STEPS
from premierpas.workshop.keeping import Typed
from tests.access import World
from tests.roles import TEACHING

from . import Row
from .organisations import classroom
from .people import enrolment


def shown(world: World) -> ShownSectors:
    return ShownSectors.objects.get(enrolment=enrolment(world))


ROWS: dict[str, Row] = {
    "preparation.set_path": Row(
        TEACHING, lambda world, by: actions.set_path([classroom(world)], chosen=[(STEPS[StepKey.TRADES], None)], by=by)
    ),
    "preparation.forget_path": Row(TEACHING, lambda world, by: actions.forget_path([classroom(world)], by=by)),
    "preparation.mark_practised": Row(
        TEACHING, lambda world, by: actions.mark_practised(classroom(world), pupils=[enrolment(world).pk], by=by)
    ),
    "preparation.read_sectors": Row(
        TEACHING,
        lambda world, by: actions.read_sectors(
            enrolment(world), verdict=Verdict.GOOD, word="", shown_at=shown(world).shown_at, by=by
        ),
    ),
    "preparation.save_questions": Row(
        {"pupil"}, lambda world, by: actions.save_questions(enrolment(world), typed=Typed({"one": "Qui ?"}, 0), by=by)
    ),
    "preparation.save_notes": Row(
        {"pupil"}, lambda world, by: actions.save_notes(enrolment(world), typed=Typed({"one": "Lui."}, 0), by=by)
    ),
    "preparation.save_sectors": Row(
        {"pupil"}, lambda world, by: actions.save_sectors(enrolment(world), typed=Typed({"first": "Bois"}, 0), by=by)
    ),
    "preparation.show_sectors": Row({"pupil"}, lambda world, by: actions.show_sectors(enrolment(world), by=by)),
    "preparation.tell_practice": Row(
        {"pupil"}, lambda world, by: actions.tell_practice(enrolment(world), words="À deux.", by=by)
    ),
}
