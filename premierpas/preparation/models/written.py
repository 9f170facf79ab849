"""What a pupil writes before the week and on site, and what a teacher reads of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.people.models import Enrolment
from premierpas.workshop.models import Text

from ..enums import Verdict

FIVE = ("one", "two", "three", "four", "five")


class OwnQuestions(Text):
    """Five questions that a pupil will ask on site."""

    PARTS = FIVE

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="own_questions")
    one = models.TextField(_("question 1"), blank=True)
    two = models.TextField(_("question 2"), blank=True)
    three = models.TextField(_("question 3"), blank=True)
    four = models.TextField(_("question 4"), blank=True)
    five = models.TextField(_("question 5"), blank=True)

    def __str__(self) -> str:
        return f"questions of {self.enrolment_id}"

    @property
    def written(self) -> list[str]:
        """Those that are written, in order."""
        return [words for words in self.parts().values() if words]


class SiteNotes(Text):
    """What somebody answered on site, question by question, and who that was."""

    PARTS = ("who", *FIVE, "more")

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="site_notes")
    who = models.TextField(_("qui m’a répondu"), blank=True)
    one = models.TextField(_("réponse 1"), blank=True)
    two = models.TextField(_("réponse 2"), blank=True)
    three = models.TextField(_("réponse 3"), blank=True)
    four = models.TextField(_("réponse 4"), blank=True)
    five = models.TextField(_("réponse 5"), blank=True)
    more = models.TextField(_("ce que j’ai vu autour"), blank=True)

    def __str__(self) -> str:
        return f"site notes of {self.enrolment_id}"


class ThreeSectors(Text):
    """Three sectors and why, as the pupil writes them; private until they are shown. Sectors stand in French."""

    PARTS = ("first", "first_why", "second", "second_why", "third", "third_why")

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="three_sectors")
    first = models.CharField(_("secteur 1"), max_length=80, blank=True)
    first_why = models.TextField(_("pourquoi"), blank=True)
    second = models.CharField(_("secteur 2"), max_length=80, blank=True)
    second_why = models.TextField(_("pourquoi"), blank=True)
    third = models.CharField(_("secteur 3"), max_length=80, blank=True)
    third_why = models.TextField(_("pourquoi"), blank=True)

    def __str__(self) -> str:
        return f"sectors of {self.enrolment_id}"

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Each sector with its reason."""
        return [(self.first, self.first_why), (self.second, self.second_why), (self.third, self.third_why)]


class ShownSectors(models.Model):
    """Three sectors as they were when the pupil showed them: what a teacher reads, and what was said of them."""

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="shown_sectors")
    pairs = models.JSONField(default=list)  # of [sector, why]
    shown_at = models.DateTimeField(default=clock.now)
    verdict = models.CharField(max_length=5, choices=Verdict, blank=True)
    word = models.TextField(blank=True)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    read_by_name = models.CharField(max_length=150, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="sectors_read_with_verdict",
                condition=Q(verdict="", read_at=None) | ~Q(verdict="") & Q(read_at__isnull=False),
            )
        ]
        indexes = [models.Index(fields=["shown_at"], condition=Q(verdict=""), name="sectors_to_read")]

    def __str__(self) -> str:
        return f"shown sectors of {self.enrolment_id}"

    @property
    def waits(self) -> bool:
        return not self.verdict


class Practice(models.Model):
    """A pupil has practised speaking: told by the pupil (`words`), or ticked by a teacher for the class."""

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="practice")
    words = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"practice of {self.enrolment_id}"
