"""What a year leaves: answers before and after, its review, former pupils who may be asked again."""

from .alumni import AlumniConsent, Alumnus, FollowUp, FollowUpAnswer
from .questions import Answers, PutOff
from .reviews import ReviewPart

__all__ = ["AlumniConsent", "Alumnus", "Answers", "FollowUp", "FollowUpAnswer", "PutOff", "ReviewPart"]
