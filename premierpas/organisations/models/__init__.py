"""Schools, companies, territories, and who belongs to them."""

from .company import Company, Site, Tutor
from .members import ClassroomTeacher, Invitation, Membership
from .opening import OpeningRight, TerritoryDraft
from .school import Classroom, InternshipPeriod, School
from .territory import LIMITS, TEXTS, Evening, Territory, TerritoryCommune, TerritoryHoliday
from .verification import CompanyCheck

__all__ = [
    "LIMITS",
    "TEXTS",
    "Classroom",
    "ClassroomTeacher",
    "Company",
    "CompanyCheck",
    "Evening",
    "InternshipPeriod",
    "Invitation",
    "Membership",
    "OpeningRight",
    "School",
    "Site",
    "Territory",
    "TerritoryCommune",
    "TerritoryDraft",
    "TerritoryHoliday",
    "Tutor",
]
