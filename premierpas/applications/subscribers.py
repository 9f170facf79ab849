"""What this floor does when lower floors tell of something."""
