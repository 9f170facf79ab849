"""From a lead to a host: lists of leads, calls of the day, objections, the partnership agreement."""
