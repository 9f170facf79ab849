"""Lists of occupations of others: read from their files as they publish them, compared with the last import."""

from .onisep import import_onisep
from .outcome import LineError, Outcome, UnreadableFile
from .rome import import_rome

__all__ = ["LineError", "Outcome", "UnreadableFile", "import_onisep", "import_rome"]
