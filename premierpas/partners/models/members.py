"""People of a partner with a space of their own, and the activity sheets that are theirs to read."""

from django.conf import settings
from django.db import models

from premierpas.core import clock

from .files import Contact, Partner


class Member(models.Model):
    """A partner's person who is invited (no `since`), reads (`since`), or reads no longer (`until`)."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="partner_memberships"
    )
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    invited_at = models.DateTimeField(default=clock.now)
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contact"], condition=models.Q(until=None), name="partner_member_once_a_contact"
            ),
            models.CheckConstraint(
                condition=models.Q(since=None) | models.Q(user__isnull=False), name="partner_member_has_an_account"
            ),
        ]

    def __str__(self) -> str:
        return f"member {self.pk}"


class SharedSheet(models.Model):
    """An activity sheet of a run of months that the partner's people may read."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="sheets")
    first_month = models.DateField()
    last_month = models.DateField()
    shared_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    shared_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partner", "first_month", "last_month"], name="sheet_once_a_period"),
            models.CheckConstraint(
                condition=models.Q(last_month__gte=models.F("first_month")), name="sheet_ends_after_its_start"
            ),
        ]

    def __str__(self) -> str:
        return f"sheet {self.pk} of partner {self.partner_id}"
