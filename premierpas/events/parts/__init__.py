"""An event in short parts, each of which fits on a phone."""
