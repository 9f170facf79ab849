"""Organisations listen to nobody yet below them."""
