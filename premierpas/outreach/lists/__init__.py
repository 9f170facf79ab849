"""Companies as lists: what is asked, what is found, what is done to many at once."""
