"""Two files that are one company become one, and two again when that was wrong: nothing is deleted on the way."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError, NotAllowed, WrongState

from ..errors import Unanswered
from ..files.relations import Relation, relations
from ..models import CompanyFile, Contact, Merge, MergedRow
from ..timeline import tell_fact
from ..waiting import settle_file
from .files import owner_of

# What two files may say differently, by the name under which it is asked.
QUESTIONS = {
    "name": ("name",),
    "siret": ("siret",),
    "activity": ("naf", "sector"),
    "address": ("street", "postal_code", "city", "insee", "latitude", "longitude"),
}
_DAYS = ("next_on", "call_on", "last_contact_on")
_CONTACTS = "outreach.contact.file"
KEPT, GONE = "kept", "gone"


def conflicts(kept: CompanyFile, gone: CompanyFile) -> list[str]:
    """What both say, and differently."""
    return [name for name in QUESTIONS if _says(kept, name) and _says(gone, name) and _differ(kept, gone, name)]


def _says(file: CompanyFile, question: str) -> bool:
    return any(getattr(file, field) for field in QUESTIONS[question])


def _differ(kept: CompanyFile, gone: CompanyFile, question: str) -> bool:
    shown = [field for field in QUESTIONS[question] if field not in ("insee", "latitude", "longitude")]
    return any(getattr(kept, field) != getattr(gone, field) for field in shown)


@action(may="outreach.merge_file")
def merge_files(kept: CompanyFile, *, gone: CompanyFile, by: Actor, answers: Mapping[str, str] | None = None) -> Merge:
    """One file of two. `answers`: by question where they differ, whose word counts (`kept` or `gone`).

    Raises Unanswered; DomainError where both have an account, or a live file would end in one that sleeps.
    """
    kept, gone = _two(kept, gone)
    if kept.territory_id != gone.territory_id:
        raise NotAllowed(_("Cette action n’est pas possible avec ce rôle."))
    if kept.merged_into_id or gone.merged_into_id or kept.pk == gone.pk:
        raise WrongState(_("L’une de ces fiches est déjà réunie avec une autre : rechargez la page."))
    if kept.company_id and gone.company_id:
        raise DomainError(_("Ces deux entreprises ont chacune un compte : elles restent deux fiches."))
    if gone.is_live and not kept.is_live:
        raise DomainError(_("Gardez plutôt l’autre fiche : celle-ci est en sommeil."))
    asked = conflicts(kept, gone)
    given = {name: answer for name, answer in (answers or {}).items() if answer in (KEPT, GONE)}
    if missing := [name for name in asked if name not in given]:
        raise Unanswered(missing)
    before = _values(kept)
    for name in QUESTIONS:
        if given.get(name) == GONE if name in asked else not _says(kept, name):
            for field in QUESTIONS[name]:
                setattr(kept, field, getattr(gone, field))
    _take_dates(kept, gone)
    _give_company(gone, kept)
    merge = Merge.objects.create(kept=kept, gone=gone, by=by.user)
    gone.merged_into = kept
    gone.save(update_fields=["merged_into", "company"])
    kept.save()
    after = _values(kept)
    merge.changed = {name: [before[name], after[name]] for name in before if before[name] != after[name]}
    merge.save(update_fields=["changed"])
    _respect_wishes(merge)
    for relation in relations():
        _move(merge, relation)
    tell_fact(kept, "merged", name=gone.name)
    settle_file(kept)
    settle_file(gone)
    return merge


@action(may="outreach.merge_file", on=lambda given: given["merge"].kept)
def undo_merge(merge: Merge, *, by: Actor) -> CompanyFile:
    """They were two: every row is where and as it was; what has been added or corrected since stays with the kept one.

    Raises WrongState when it is undone already or the kept file has itself joined another, DomainError when both would
    have one SIRET.
    """
    merge = Merge.objects.select_for_update(of=("self",)).select_related("kept", "gone").get(pk=merge.pk)
    kept, gone = _two(merge.kept, merge.gone)
    if merge.undone_at is not None or gone.merged_into_id != kept.pk or kept.merged_into_id is not None:
        raise WrongState(_("Ces fiches ont changé depuis : rechargez la page."))
    company = kept.company_id if "company_id" in merge.changed else gone.company_id
    for name, (before, after) in merge.changed.items():
        if _values(kept)[name] == after:
            setattr(kept, name, _read(name, before))
    if kept.is_live:
        kept.owner = owner_of(kept)
    gone.merged_into = None
    if gone.is_live:
        gone.owner = owner_of(gone)
    try:
        with transaction.atomic():
            kept.save()
            gone.company_id = company
            gone.save(update_fields=["merged_into", "company", "owner"])
    except IntegrityError:
        raise DomainError(_("Les deux fiches auraient le même SIRET : corrigez-le d’abord.")) from None
    merge.undone_at = clock.now()
    merge.save(update_fields=["undone_at"])
    for relation in relations():
        _put_back(merge, relation)
    tell_fact(kept, "unmerged", name=gone.name)
    settle_file(kept)
    settle_file(gone)
    return gone


def _two(first: CompanyFile, second: CompanyFile) -> tuple[CompanyFile, CompanyFile]:
    """Both, locked in one order, so that two merges never wait for each other."""
    rows = CompanyFile.objects.select_for_update(of=("self",)).select_related("owner__user")
    found = {row.pk: row for row in rows.filter(pk__in=[first.pk, second.pk]).order_by("pk")}
    return found[first.pk], found[second.pk]


def _take_dates(kept: CompanyFile, gone: CompanyFile) -> None:
    """What comes first is done first; what was promised is kept."""
    if gone.is_live and gone.next_on and kept.next_on and gone.next_on < kept.next_on:
        kept.next_step, kept.next_on = gone.next_step, gone.next_on
    promised = [day for day in (kept.call_on, gone.call_on) if day]
    kept.call_on = min(promised) if promised else None
    if kept.is_live and gone.call_on and kept.next_on and gone.call_on < kept.next_on:
        kept.next_step, kept.next_on = gone.next_step, gone.call_on
    contacts = [day for day in (kept.last_contact_on, gone.last_contact_on) if day]
    kept.last_contact_on = max(contacts) if contacts else None


def _give_company(gone: CompanyFile, kept: CompanyFile) -> None:
    if gone.company_id is not None:
        kept.company_id, gone.company_id = gone.company_id, None


def _values(file: CompanyFile) -> dict[str, Any]:
    names = [field for fields in QUESTIONS.values() for field in fields]
    values = {name: getattr(file, name) for name in (*names, "next_step", *_DAYS, "company_id")}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _read(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if name in _DAYS and value else value


def _respect_wishes(merge: Merge) -> None:
    """One person called first; who has refused mail or calls at an address has refused them there in both files."""
    mine, theirs = (list(Contact.objects.filter(file=file, left_on=None)) for file in (merge.kept, merge.gone))
    changed: dict[int, dict[str, Any]] = {}

    def change(contact: Contact, name: str, value: Any) -> None:
        old = getattr(contact, name)
        changed.setdefault(contact.pk, {})[name] = old.isoformat() if isinstance(old, datetime) else old
        setattr(contact, name, value)
        contact.save(update_fields=[name])

    if any(each.is_main for each in mine):
        for each in theirs:
            if each.is_main:
                change(each, "is_main", False)
    for way, wish in (("email", "no_mail_since"), ("phone", "no_calls_since")):
        refused = {getattr(each, way).lower(): getattr(each, wish) for each in (*mine, *theirs) if getattr(each, wish)}
        for each in (*mine, *theirs):
            address = getattr(each, way).lower()
            if address and address in refused and getattr(each, wish) is None:
                change(each, wish, refused[address])
    _note_rows(merge, _CONTACTS, changed, moved=False, was=changed)


def _note_rows(
    merge: Merge, relation: str, rows: Iterable[int], *, moved: bool, was: Mapping[int, dict[str, Any]] | None = None
) -> None:
    MergedRow.objects.bulk_create(
        [MergedRow(merge=merge, relation=relation, row=row, moved=moved, was=(was or {}).get(row, {})) for row in rows],
        update_conflicts=True, unique_fields=["merge", "relation", "row"], update_fields=["moved"], batch_size=1000,
    )  # fmt: skip


def _move(merge: Merge, relation: Relation) -> None:
    """The rows of the file that goes; one that the kept file has already (a tag of both) stays where it is."""
    rows = relation.rows_of(merge.gone)
    ids = list(rows.values_list("pk", flat=True))
    if not ids:
        return
    to = {f"{relation.column}_id": merge.kept_id}
    try:
        with transaction.atomic():
            rows.filter(pk__in=ids).update(**to)
    except IntegrityError:
        ids = [pk for pk in ids if _moves_alone(relation.model, pk, to)]
    _note_rows(merge, relation.name, ids, moved=True)


def _moves_alone(model: type[models.Model], pk: int, to: dict[str, int]) -> bool:
    try:
        with transaction.atomic():
            return bool(model._base_manager.filter(pk=pk).update(**to))
    except IntegrityError:
        return False


def _put_back(merge: Merge, relation: Relation) -> None:
    noted = {row.row: row for row in merge.rows.filter(relation=relation.name)}
    ids = [pk for pk, row in noted.items() if row.moved]
    relation.rows_of(merge.kept).filter(pk__in=ids).update(**{f"{relation.column}_id": merge.gone_id})
    for pk, row in noted.items():
        if row.was:
            relation.model._base_manager.filter(pk=pk).update(**row.was)
