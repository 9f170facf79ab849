"""Two files that were one company, and what moved: enough to put everything back."""

from django.conf import settings
from django.db import models

from premierpas.core import clock

from .files import CompanyFile


class Merge(models.Model):
    """Two files that are one company: `gone` points to `kept`, and the rows that went along are in the ledger."""

    kept = models.ForeignKey(CompanyFile, on_delete=models.PROTECT, related_name="merges")
    gone = models.ForeignKey(CompanyFile, on_delete=models.PROTECT, related_name="merges_away")
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    changed = models.JSONField(default=dict, help_text="by field of the kept file: what it said before, and after")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gone"], condition=models.Q(undone_at=None), name="file_merged_once"),
            models.CheckConstraint(condition=~models.Q(kept=models.F("gone")), name="merge_of_two_files"),
        ]

    def __str__(self) -> str:
        return f"{self.gone_id} into {self.kept_id}"


class MergedRow(models.Model):
    """A row that a merge has moved or changed: enough to put it back."""

    merge = models.ForeignKey(Merge, on_delete=models.CASCADE, related_name="rows")
    relation = models.CharField(max_length=80, help_text="table and column: outreach.entry.file")
    row = models.BigIntegerField()
    moved = models.BooleanField(default=True)
    was = models.JSONField(default=dict, help_text="what else was changed in it, as it was")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["merge", "relation", "row"], name="merged_row_once")]

    def __str__(self) -> str:
        return f"{self.relation} {self.row}"
