"""What was noted on site, as a chapter of the report: each question with its answer."""

from premierpas.people.models import Enrolment

from .models import FIVE, OwnQuestions, SiteNotes

CHAPTER = "trade"  # the report's section "Un métier de près"


def told(enrolment: Enrolment, key: str) -> str:
    """The words for a section of the report; empty for the others, and while nothing is noted."""
    notes = SiteNotes.objects.filter(enrolment=enrolment).first() if key == CHAPTER else None
    if notes is None:
        return ""
    asked = OwnQuestions.objects.filter(enrolment=enrolment).first()
    answered = [(getattr(asked, part) if asked else "", getattr(notes, part)) for part in FIVE]
    parts = [notes.who, *("\n".join(filter(None, pair)) for pair in answered if pair[1]), notes.more]
    return "\n\n".join(part for part in parts if part)
