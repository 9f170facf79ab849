"""The circle around a pupil: who is told about them, and by which way. Who may see them: `people.links`."""

from .around import Circle, circle, hosts, stand_ins
from .ways import Way, tell, ways

__all__ = ["Circle", "Way", "circle", "hosts", "stand_ins", "tell", "ways"]
