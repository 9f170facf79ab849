"""A text that a pupil gives somebody to read: what was shown stays as it was, remarks stand beside its paragraphs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock, states
from premierpas.organisations.models import Membership
from premierpas.people.models import Pupil, Volunteer

Reader = Membership | Volunteer


class ReviewState(models.TextChoices):
    """The life of a request."""

    ASKED = "asked", _("attend une lecture")
    ANSWERED = "answered", _("relu")
    WITHDRAWN = "withdrawn", _("repris")


S = ReviewState
REVIEW_MOVES = {S.ASKED: [S.ANSWERED, S.WITHDRAWN]}


class ReviewRequest(models.Model):
    """One reading of one version of a text. `parts` are what was shown: later changes stay private.

    Read by a teacher (`reader`), or by a volunteer who accompanies or helps the pupil (`volunteer`).
    """

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="review_requests")
    reader = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.CASCADE, related_name="review_requests"
    )
    volunteer = models.ForeignKey(
        Volunteer, null=True, blank=True, on_delete=models.CASCADE, related_name="review_requests"
    )
    kind = models.CharField(max_length=40)  # the text's model, as `keeping.texts` knows it
    text_id = models.BigIntegerField()
    title = models.CharField(max_length=300)
    parts = models.JSONField(default=list)  # of [name, label, words]: the database doesn't keep the order of keys
    state = models.CharField(max_length=12, choices=ReviewState, default=ReviewState.ASKED)
    asked_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    closing = models.TextField(_("un mot pour finir"), blank=True)

    class Meta:
        triggers = states.guards("state", REVIEW_MOVES, [S.ASKED])
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "text_id", "reader"], condition=models.Q(state=S.ASKED), name="review_asked_once"
            ),
            models.UniqueConstraint(
                fields=["kind", "text_id", "volunteer"],
                condition=models.Q(state=S.ASKED),
                name="review_asked_once_of_volunteer",
            ),
            models.CheckConstraint(
                name="review_has_one_reader",
                condition=models.Q(reader__isnull=False, volunteer=None)
                | models.Q(reader=None, volunteer__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["reader", "state", "asked_at"], name="review_queue"),
            models.Index(fields=["pupil", "kind", "text_id"], name="review_of_text"),
        ]

    def __str__(self) -> str:
        return f"review {self.pk}"

    @property
    def reads(self) -> Reader:
        """Who reads it."""
        found = self.reader or self.volunteer
        assert found is not None  # the database holds it
        return found

    @property
    def reader_name(self) -> str:
        """The reader, for the pupil."""
        return self.reader.user.name if self.reader is not None else self.volunteer.name if self.volunteer else ""

    @property
    def shown(self) -> dict[str, str]:
        """The words of each part, in the order of its page."""
        return {name: words for name, _label, words in self.parts}

    @property
    def labels(self) -> dict[str, str]:
        """What each part is called."""
        return {name: label for name, label, _words in self.parts}


class ReviewComment(models.Model):
    """A remark on one paragraph of one part, counted from 0."""

    request = models.ForeignKey(ReviewRequest, on_delete=models.CASCADE, related_name="comments")
    part = models.CharField(max_length=40)
    paragraph = models.PositiveSmallIntegerField()
    words = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "part", "paragraph"], name="review_comment_one_a_paragraph")
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"comment {self.pk}"
