"""The legal rules of an observation week: one table (`rules`), one judge (`timetable`)."""
