"""A company's file itself: how it is opened, what follows, and all that belongs to it."""
