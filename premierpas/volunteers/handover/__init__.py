"""What belongs to somebody of a team, and how it goes on when they leave."""
