"""Lists of pupils, one pupil's year, and what is done from both."""
