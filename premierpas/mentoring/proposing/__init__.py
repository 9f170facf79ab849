"""Who could accompany whom, and why: a score that a coordinator can check, and a list in which nobody has too many."""
