"""What an agreement says: its fields, how they are filled, judged and read."""
