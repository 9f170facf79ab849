"""The week itself and what follows: diary, photos, report, evaluations, thanks, people worth knowing."""

from .after import Contact, PhotoLeave, PlaceOpinion, ThankYou, TutorEvaluation, TutorWord
from .diary import DIARY_PARTS, DiaryEntry, Photo
from .report import SPEAKING_PARTS, ClassPlan, ReportSection, SpeakingPlan

__all__ = [
    "DIARY_PARTS", "SPEAKING_PARTS", "ClassPlan", "Contact", "DiaryEntry", "Photo", "PhotoLeave",
    "PlaceOpinion", "ReportSection", "SpeakingPlan", "ThankYou", "TutorEvaluation", "TutorWord",
]  # fmt: skip
