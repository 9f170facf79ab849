"""What everybody may do with their own account."""

from premierpas.accounts.language import speak
from tests.access import SIGNED_IN

from . import Row

ROWS = {"accounts.speak": Row(SIGNED_IN, lambda world, by: speak("en", by=by))}
