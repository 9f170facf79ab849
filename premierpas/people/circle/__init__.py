"""The circle around a pupil: who is told about them, and by which way. Who may see them: `people.sight`."""

from .around import Circle, about_pupil, circle, hosts, locality_of, stand_ins
from .ways import Way, tell, ways

__all__ = ["Circle", "Way", "about_pupil", "circle", "hosts", "locality_of", "stand_ins", "tell", "ways"]
