"""Whom an offer is open to: judged here for one pupil, so that search and permission can be held against it."""

from datetime import date

from premierpas.organisations.enums import Level
from premierpas.people.models import Enrolment

from .enums import Audience, OfferLevel, OfferState
from .models import Offer

LEVELS = {OfferLevel.COLLEGE: (Level.QUATRIEME, Level.TROISIEME), OfferLevel.SECONDE: (Level.SECONDE,)}


def is_open_to(offer: Offer, enrolment: Enrolment, today: date) -> bool:
    """Whether a pupil of this class may apply: published, made for the level, and open to the school today."""
    classroom = enrolment.classroom
    if offer.state != OfferState.PUBLISHED or classroom.level not in LEVELS[OfferLevel(offer.level)]:
        return False
    school = classroom.school
    if offer.audience == Audience.SCHOOLS:
        return offer.schools.filter(pk=school.pk).exists()
    if offer.audience == Audience.TERRITORY:
        return offer.territory_id == school.territory_id
    if offer.audience == Audience.PRIORITY_FIRST:
        return school.is_priority or offer.priority_until is None or today > offer.priority_until
    return True
