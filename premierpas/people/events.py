"""What happens to pupils, for the floors above."""

from dataclasses import dataclass

from premierpas.core.events import Event


@dataclass(frozen=True, kw_only=True)
class PupilsEnrolled(Event):
    """Pupils have come into classes of a school, new or from another class."""

    school_id: int
    pupil_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class PupilLeft(Event):
    """A pupil has left their school."""

    pupil_id: int
    enrolment_id: int


@dataclass(frozen=True, kw_only=True)
class AuthorisationRecorded(Event):
    """The school has recorded a guardian's authorisation."""

    enrolment_id: int
    authorisation_id: int


@dataclass(frozen=True, kw_only=True)
class AuthorisationWithdrawn(Event):
    """A guardian has taken an authorisation back."""

    enrolment_id: int
    authorisation_id: int


@dataclass(frozen=True, kw_only=True)
class PupilWeeksChanged(Event):
    """The head has allowed one pupil other days than those of the class, or no longer does."""

    enrolment_id: int


@dataclass(frozen=True, kw_only=True)
class WeeksWished(Event):
    """A pupil wants to apply, and their class has no weeks yet."""

    classroom_id: int


@dataclass(frozen=True, kw_only=True)
class PupilsCorrected(Event):
    """The school has corrected who pupils are: names, birth dates."""

    pupil_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class VolunteerJoined(Event):
    """Somebody is of a territory's team."""

    volunteer_id: int


@dataclass(frozen=True, kw_only=True)
class VolunteerLeft(Event):
    """Somebody is no longer of a territory's team, or will leave on a day that is set: `until` says when."""

    volunteer_id: int


@dataclass(frozen=True, kw_only=True)
class ClearanceChanged(Event):
    """How far somebody's way to pupils has gone has changed: what they could see may end in the same transaction."""

    volunteer_id: int
