"""Pages without account: signing by code, and completing the host's part."""
