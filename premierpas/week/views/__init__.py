"""The pupil's week: what it is, diary and photos, the report, and what follows."""

from .after import certificate, evaluation, opinion, school_evaluation, thanks, thanks_file
from .contacts import contact, contacts
from .diary import diary, whole_diary
from .home import home
from .photos import photo, photo_add, photo_edit
from .plan import class_plan
from .report import report, report_download, section, speaking, speaking_file, take

__all__ = [
    "certificate", "class_plan", "contact", "contacts", "diary", "evaluation", "home", "opinion", "photo", "photo_add",
    "photo_edit", "report", "report_download", "school_evaluation", "section", "speaking", "speaking_file", "take",
    "thanks", "thanks_file", "whole_diary",
]  # fmt: skip
