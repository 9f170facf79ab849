"""From how many persons on a figure tells of them: below, somebody could be recognised."""

LEAST = 11
