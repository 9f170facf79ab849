from dataclasses import dataclass

from premierpas.core.events import Event


@dataclass(frozen=True, kw_only=True)
class PlacementMade(Event):
    """A pupil has a place, found here or outside."""

    placement_id: int


@dataclass(frozen=True, kw_only=True)
class PlacementCancelled(Event):
    """A place is gone; its days are free again."""

    placement_id: int


@dataclass(frozen=True, kw_only=True)
class PartCompleted(Event):
    """Host or school has completed its part."""

    agreement_id: int
    part: str


@dataclass(frozen=True, kw_only=True)
class AgreementReady(Event):
    """Both parts are complete."""

    agreement_id: int


@dataclass(frozen=True, kw_only=True)
class SignaturesRequested(Event):
    """Everybody may sign now, each in turn."""

    agreement_id: int


@dataclass(frozen=True, kw_only=True)
class AgreementSignedBy(Event):
    """One party has signed."""

    agreement_id: int
    signatory_id: int


@dataclass(frozen=True, kw_only=True)
class AgreementSigned(Event):
    """All have signed; the sealed file follows."""

    agreement_id: int


@dataclass(frozen=True, kw_only=True)
class AgreementRefused(Event):
    """A signatory has said no."""

    agreement_id: int
    signatory_id: int


@dataclass(frozen=True, kw_only=True)
class AgreementVoided(Event):
    """A version no longer holds; `new_id` is the one that follows it, 0 when none does."""

    agreement_id: int
    new_id: int = 0


@dataclass(frozen=True, kw_only=True)
class AgreementCorrected(Event):
    """Facts were corrected; `fields` are their names."""

    agreement_id: int
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SignatoryReplaced(Event):
    """Another person signs for the host, or a contact was corrected: the old link ends."""

    agreement_id: int
    signatory_id: int


@dataclass(frozen=True, kw_only=True)
class CodeAsked(Event):
    """A signatory has asked for a code."""

    code_id: int


@dataclass(frozen=True, kw_only=True)
class SignatoryReminded(Event):
    """Somebody of the school has reminded a party by hand."""

    agreement_id: int
    signatory_id: int


@dataclass(frozen=True, kw_only=True)
class AgreementSealed(Event):
    """The final file exists and will never change."""

    agreement_id: int


@dataclass(frozen=True, kw_only=True)
class AbsenceReported(Event):
    """A pupil isn't where they are expected."""

    absence_id: int


@dataclass(frozen=True, kw_only=True)
class PupilArrived(Event):
    """A pupil who was missed has come."""

    absence_id: int


@dataclass(frozen=True, kw_only=True)
class AccidentReported(Event):
    """A pupil has had an accident, on site or on the way."""

    accident_id: int


@dataclass(frozen=True, kw_only=True)
class WeekEnded(Event):
    """A week was interrupted, or didn't take place."""

    placement_id: int
    by_name: str


@dataclass(frozen=True, kw_only=True)
class PlacementAdvanced(Event):
    """A week has begun, is over, or didn't take place, as its days say."""

    placement_id: int
