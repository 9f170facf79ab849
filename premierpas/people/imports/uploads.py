"""Lists sent and not yet confirmed: kept on the server, so that what is imported is what was shown."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import date, timedelta
from uuid import UUID

from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.organisations.models import Membership, School
from premierpas.people.class_lists import LineError, ListedPupil, read_class_list
from premierpas.people.errors import ListHasErrors, UploadGone
from premierpas.people.models import ClassListUpload

from .matched import Decision
from .plan import plan_import
from .preview import Preview
from .write import Result, import_class_list

KEPT = timedelta(days=1)


@action(may="people.import_list")
def keep_upload(school: School, data: bytes | str, filename: str = "", *, by: Actor, today: date) -> ClassListUpload:
    """Read a list and keep what was read; the person's former uploads and all old ones are dropped."""
    read = read_class_list(data, filename, uai=school.uai, today=today)
    drop_old_uploads()
    ClassListUpload.objects.filter(by=by.user).delete()
    return ClassListUpload.objects.create(
        school=school,
        by=by.user,
        rows=[row.to_json() for row in read.rows],
        errors=[asdict(error) for error in read.errors],
        at=clock.now(),
    )


def drop_old_uploads() -> int:
    """Forget lists that nobody confirmed within a day; returns how many rows went."""
    return ClassListUpload.objects.filter(at__lt=clock.now() - KEPT).delete()[0]


def find_upload(key: UUID | str, *, school_id: int | None, by: User) -> ClassListUpload:
    """The list that this person sent for this school. Raises UploadGone."""
    try:
        identity = key if isinstance(key, UUID) else UUID(key)
    except ValueError:
        raise UploadGone from None
    mine = ClassListUpload.objects.filter(key=identity, school=school_id, by=by, at__gte=clock.now() - KEPT)
    upload = mine.select_related("school").first()
    if upload is None:
        raise UploadGone
    return upload


def preview_upload(upload: ClassListUpload, *, today: date, teacher: Membership | None = None) -> Preview:
    """What importing the kept list would do now."""
    rows = [ListedPupil.from_json(row) for row in upload.rows]
    plan = plan_import(
        upload.school, rows, today=today, teacher=teacher, decisions=_decisions(upload), refused=_refused(upload)
    )
    errors = [LineError(**error) for error in upload.errors] + plan.errors
    return Preview(rows, sorted(errors, key=lambda error: error.line), plan)


@action(may="people.import_list", on=lambda given: given["upload"].school)
def keep_choices(
    upload: ClassListUpload,
    *,
    by: Actor,
    shown: Collection[str],
    wanted: Collection[str],
    decisions: Mapping[int, Decision],
) -> None:
    """Keep what somebody chose on one page of the preview: of what was `shown`, only what was `wanted` is taken."""
    locked = ClassListUpload.objects.select_for_update().filter(pk=upload.pk).first()
    if locked is None:
        raise UploadGone
    refused = (set(_refused(locked)) - set(shown)) | (set(shown) - set(wanted))
    decided = {**_decisions(locked), **decisions}
    locked.choices = {"refused": sorted(refused), "decisions": {str(n): each.value for n, each in decided.items()}}
    locked.save(update_fields=["choices"])
    upload.choices = locked.choices


def _refused(upload: ClassListUpload) -> list[str]:
    return list(upload.choices.get("refused", []))


def _decisions(upload: ClassListUpload) -> dict[int, Decision]:
    return {int(number): Decision(value) for number, value in upload.choices.get("decisions", {}).items()}


@action(may="people.import_list", on=lambda given: given["upload"].school)
def confirm_upload(
    upload: ClassListUpload,
    *,
    by: Actor,
    today: date,
    teacher: Membership | None = None,
    leave_out_errors: bool = False,
) -> Result:
    """Import a kept list as it was chosen and forget it: a second confirmation finds nothing.

    Raises what `import_class_list` does.
    """
    locked = ClassListUpload.objects.select_for_update().filter(pk=upload.pk).first()
    if locked is None:
        raise UploadGone
    if locked.errors and not leave_out_errors:
        raise ListHasErrors
    rows = [ListedPupil.from_json(row) for row in locked.rows]
    result = import_class_list(
        rows,
        school=upload.school,
        by=by,
        today=today,
        teacher=teacher,
        decisions=_decisions(locked),
        refused=_refused(locked),
        leave_out_errors=leave_out_errors,
    )
    locked.delete()
    return result
