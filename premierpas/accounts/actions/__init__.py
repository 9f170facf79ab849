"""What an adult does with their own account."""

from .own import ask_email_change, cancel_email_change, change_details, confirm_email_change

__all__ = ["ask_email_change", "cancel_email_change", "change_details", "confirm_email_change"]
