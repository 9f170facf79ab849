"""What people send as pictures: a scan of a signed paper, a school's logo; drawn anew, so that only the picture stays.

Nothing of the file that was sent is kept: its bytes are sniffed (`kinds`), decoded and encoded again by a process of
its own (`decoder`, run by `isolation`), and what cannot be is refused in words that help (`problems`).
"""

from .cleaning import MAX_BYTES, CleanPhoto, Scan, clean_logo, clean_photo, clean_scan
from .decoder import MAX_PAGES, MAX_PIXELS
from .formats import LOGO_TYPES, PHOTO_TYPES, SCAN_TYPES
from .problems import BlankScan, EmptyScan, NotAScan, RefusedFile, TooLarge, TooManyPages, Unreadable

__all__ = [
    "LOGO_TYPES", "MAX_BYTES", "MAX_PAGES", "MAX_PIXELS", "PHOTO_TYPES", "SCAN_TYPES", "BlankScan", "CleanPhoto",
    "EmptyScan", "NotAScan", "RefusedFile", "Scan", "TooLarge", "TooManyPages", "Unreadable", "clean_logo",
    "clean_photo", "clean_scan",
]  # fmt: skip
