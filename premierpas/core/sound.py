"""How a French word sounds, roughly: two spellings that are read alike have one key."""

import re
import unicodedata

# In this order: what is written → what is heard. `0` is on, `1` an, `2` in, `3` ou, `4` oi, `5` ch, `6` gn, `7` ill.
_WRITTEN = (
    (r"[ae]mm?[ea]nt$", "am1"),
    (r"(?<=[aeiouéèêlrnsx]m)ent$", "1"),
    (r"œu|oeu", "eu"),
    (r"œ", "e"),
    (r"[àâä]", "a"),
    (r"ç", "s"),
    (r"ph", "f"),
    (r"(?:e|é|è)?au(?:x|lt|d|t)?", "o"),
    (r"[ôö]", "o"),
    (r"[ûùü]", "u"),
    (r"['’]", ""),
    (r"qu|q|ck", "k"),
    (r"sch|ch", "5"),
    (r"gn", "6"),
    (r"ge(?=[aou])", "j"),
    (r"g(?=[eéèêiîy])", "j"),
    (r"gu(?=[aeéèêiîoy])", "g"),
    (r"sc(?=[eéèêiîy])|c(?=[eéèêiîy])", "s"),
    (r"cc?(?=u?[eé]i?ll)|c", "k"),
    (r"ueil|euil", "e7"),
    (r"oi[sxtde]*$|oie(?:nt|s)$", "4"),
    (r"oin", "w2"),
    (r"oi|oy(?=[aeiou])", "4"),
    (r"o[uù]", "3"),
    (r"ti(?=on|eux|el)", "si"),
    (r"(?<=[aeu3])il(?:l)?(?=e|s?$|[aioué])|ill(?=[aeiouéè])", "7"),
    (r"^h|(?<=[^5])h", ""),
    (r"[ae]i(?:s|t|ent|es|x)?$", "é"),
    (r"(?:er|ez|ée|ées|és|et|ets)$", "é"),
    (r"(?<=.)(?:ent|es)$", "e"),
    (r"(?<=.)[stdpxz]+$", ""),
    (r"(?<=.)e$", ""),
    (r"(?:ai|ei|y)(?:n|m)(?=[^aeiouyéèêînm]|$)|[aeé]?[iî][nm](?=[^aeiouyéèênm]|$)|um(?=b)|un(?=[^aeiouynm]|$)", "2"),
    (r"[ea][nm](?=[^aeiouyéèêînm]|$)", "1"),
    (r"o[nm](?=[^aeiouyéèênm]|$)", "0"),
    (r"[aeé][iî]|ay(?=[^aeiou]|$)|[éèêë]", "e"),
    (r"eu", "e"),
    (r"[yïî]", "i"),
    (r"x", "ks"),
    (r"z", "s"),
    (r"w", "v"),
    (r"(?<=[1ns])t(?=s)", ""),
)
_RULES = [(re.compile(written), heard) for written, heard in _WRITTEN]
_TWICE = re.compile(r"(.)\1+")


def sound_of(word: str) -> str:
    """The word's key: `interesse` and `intéresse`, `travaille` and `travail` share one."""
    heard = unicodedata.normalize("NFC", word.lower())
    for pattern, sound in _RULES:
        heard = pattern.sub(sound, heard)
    return _TWICE.sub(r"\1", heard)


def unaccented(word: str) -> str:
    """The bare letters: accents are what is forgotten first."""
    bare = word.lower().replace("œ", "oe").replace("æ", "ae")
    return "".join(sign for sign in unicodedata.normalize("NFD", bare) if not unicodedata.combining(sign))
