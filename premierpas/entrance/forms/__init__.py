"""What is typed before an event and at its door."""

from .asked import ConsentForm, NeedsForm
from .door import PassForm

__all__ = ["ConsentForm", "NeedsForm", "PassForm"]
