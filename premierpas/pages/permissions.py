"""Coordinators write the public pages of the association."""

import rules

from premierpas.people.team import coordinates

rules.add_perm("pages.edit", coordinates)
