"""Every row that belongs to a company's file, by what the models themselves say: a new relation is merged too."""

from dataclasses import dataclass

from django.db import models
from pghistory.models import Event

from ..models import CompanyFile, Merge, MergedRow

LEDGER = (Merge, MergedRow)


@dataclass(frozen=True)
class Relation:
    """A column that points to files: `outreach.entry.file`."""

    model: type[models.Model]
    column: str

    @property
    def name(self) -> str:
        return f"{self.model._meta.label_lower}.{self.column}"

    def rows_of(self, file: CompanyFile) -> models.QuerySet:
        """The rows that point to this file."""
        return self.model._base_manager.filter(**{self.column: file.pk})


def relations() -> list[Relation]:
    """All columns that point to a file: of tables, of many-to-many tables, of the file itself.

    Left out are the history of rows, which is of its row, and the ledger of merges, which says where rows were.
    """
    found = []
    for relation in CompanyFile._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
            continue
        model = relation.related_model
        if isinstance(model, str) or model is None or issubclass(model, Event) or model in LEDGER:
            continue
        found.append(Relation(model, relation.field.name))  # type: ignore[union-attr]
    return sorted(found, key=lambda each: each.name)
