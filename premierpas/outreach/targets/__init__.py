"""Where companies are missing: what pupils looked for in vain, against open seats, and whom to call for it."""
