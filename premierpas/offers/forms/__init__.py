"""The steps of the wizard as forms."""

from ..drafts import Step
from .base import StepForm
from .dates import DatesForm
from .place import PlaceForm
from .programme import ProgrammeForm
from .signing import SigningForm
from .trade import TradeForm
from .welcome import WelcomeForm

FORMS: dict[Step, type[StepForm]] = {
    form.step: form for form in (TradeForm, PlaceForm, ProgrammeForm, DatesForm, WelcomeForm, SigningForm)
}

__all__ = ["FORMS", "StepForm"]
