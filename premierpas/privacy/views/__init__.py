"""Screens of privacy, one file for those whom they serve."""
