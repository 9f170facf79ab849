"""The week itself: placements, their agreements, who signs, and the evidence of it."""

from .agreement import Agreement
from .parties import Scan, Signatory, Signature, SigningCode
from .placement import HOLDING, PLACEMENT_MOVES, DateMultirangeField, Placement, PlacementState
from .record import Entry, Happening, SealCertificate, SealedFile
from .school import Delegation, SchoolTerms, SigningOrder
from .states import AGREEMENT_MOVES, LIVE, OPEN, AgreementState, Kind, Method, Party
from .week import Absence, Accident

__all__ = [
    "AGREEMENT_MOVES", "HOLDING", "LIVE", "OPEN", "PLACEMENT_MOVES", "Absence", "Accident", "Agreement",
    "AgreementState", "DateMultirangeField", "Delegation", "Entry", "Happening", "Kind", "Method", "Party",
    "Placement", "PlacementState", "Scan", "SchoolTerms", "SealCertificate", "SealedFile", "Signatory", "Signature",
    "SigningCode", "SigningOrder",
]  # fmt: skip
