"""Grammalecte, where the machine has it (Debian: `grammalecte-cli`): a second reader, kept warm in one process."""

from .reader import CannotRead, grammalecte_faults, is_installed

__all__ = ["CannotRead", "grammalecte_faults", "is_installed"]
