"""Forms about organisations."""
