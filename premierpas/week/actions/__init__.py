"""Every write of the week and of what follows it."""

from .after import add_contact, change_contact, drop_contact, give_opinion, is_over, save_thanks
from .diary import NotToWrite, save_entry
from .host import allow_photos, evaluate, say_word
from .photos import add_photo, describe_photo, may_take_photos, remove_photo
from .report import save_section, save_speaking_plan, set_plan, take_over

__all__ = [
    "NotToWrite", "add_contact", "add_photo", "allow_photos", "change_contact", "describe_photo", "drop_contact",
    "evaluate", "give_opinion", "is_over", "may_take_photos", "remove_photo", "save_entry", "save_section",
    "save_speaking_plan", "save_thanks", "say_word", "set_plan", "take_over",
]  # fmt: skip
