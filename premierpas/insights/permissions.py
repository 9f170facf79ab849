"""Who reads figures: the team of a territory, those of its own."""

import rules

from premierpas.people.team import is_of_team

rules.add_perm("insights.read", is_of_team)
