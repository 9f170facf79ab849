"""Finding an offer: by word, distance, sector, week; nearest first, and only what is open to the person."""
