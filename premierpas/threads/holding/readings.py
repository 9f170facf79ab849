"""A text as it is searched: folded, without what nobody sees, look-alikes as our letters, hours and dates set apart."""

import re
import unicodedata

from premierpas.core.whereabouts import fold

# Letters of other alphabets that are drawn like ours.
_ALIKE = str.maketrans(
    "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0456\u0455\u0458\u04cf\u0501\u0261"
    "\u03b1\u03b5\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u0131",
    "abekmhopctyxisjldgaeikvoptuxi",
) | str.maketrans("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz")
_DRAWN_ON = {"Mn", "Me", "Cf"}  # accents alone, the frame of a key, variation selectors, signs without width
_HOUR = r"(?:[01]?\d|2[0-3])(?:\s?h(?![a-z])\s?(?:[0-5]\d)?|:[0-5]\d)"
# Nothing but whole hours (`08:30, 09:30`): a telephone number is never only that.
_HOURS = re.compile(rf"(?<![\d:]){_HOUR}(?!\d|:\d)(?:\s?[,;/-]?\s?{_HOUR}(?!\d|:\d))*(?!\s?[,;/-]?\s?\d)")
_DATE = re.compile(r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])\s?[/.-]\s?(?:0?[1-9]|1[0-2])\s?[/.-]\s?20[23]\d(?!\d)")
APART = " ¦ "


_BACKWARDS = re.compile(r"\ba l\W?envers\b|\bde droite a gauche\b|\bde la fin au debut\b")


def read(text: str) -> str:
    """The text that all recognisers search."""
    return _DATE.sub(APART, _HOURS.sub(APART, folded(text)))


def folded(text: str) -> str:
    """The same with hours and dates in it."""
    seen = "".join(sign for sign in text if unicodedata.category(sign) not in _DRAWN_ON)
    return fold(seen).text.translate(_ALIKE)


def backwards(text: str) -> str:
    """The text from its end, where it says that it is to be read so; else nothing."""
    found = folded(text)
    return found[::-1] if _BACKWARDS.search(found) else ""


def disguised(name: str) -> str:
    """A pattern for a name however it is spelled: figures for letters, letters doubled or set apart."""
    return r"(?<![a-z0-9])" + r"[\W_]{0,2}".join(_ALSO.get(letter, letter) + "+" for letter in name) + r"(?![a-z])"


_ALSO = {
    "a": "[a4@]", "b": "[b8]", "e": "[e3€]", "g": "[g69]", "i": "[i1l!|]", "l": "[l1i|]", "o": "[o0]", "s": "[s5$z]",
    "t": "[t7+]", "c": "[ck(]", "k": "[kc]", "z": "[z2s]",
}  # fmt: skip
