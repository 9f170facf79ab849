"""What links without account are for, after the week."""

FOLLOW_UP = "afterwards.follow_up"
REFERENCE = "afterwards.reference"
