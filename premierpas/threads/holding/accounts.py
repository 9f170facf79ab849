"""Accounts of networks, e-mail addresses, links and pictures."""

import re

from premierpas.core.whereabouts import EVERYWHERE, Kind

from .readings import disguised

# Where people write to each other unseen: their name alone is enough.
_PRIVATE = (
    "snap", "snapchat", "snape", "snapchatt", "snpchat", "whatsapp", "watsapp", "whatsap", "watsap", "wattsapp",
    "whatapp", "wsp", "wapp", "telegram", "telegrame", "telgram", "discord", "dscrd", "disc", "messenger", "viber",
    "wechat", "skype", "facetime", "msn", "teleguard", "imessage", "wizz", "yubo", "omegle", "signalapp",
)  # fmt: skip
# What one also speaks of: held where somebody's account is told or asked for.
_PUBLIC = (
    "insta", "instagram", "instagrame", "ig", "tiktok", "tictoc", "tiktoc", "facebook", "fb", "twitter", "twitch",
    "youtube", "linkedin", "bereal", "threads", "pinterest", "steam", "psn", "roblox", "fortnite", "brawlstars",
)  # fmt: skip
_NAME = "|".join(disguised(name) for name in _PUBLIC)
_OWN = r"(?:mon|ton|ma|ta|son|votre|notre|un)"
_TOLD = r"(?:[\s\W]{0,3}(?:c\W?est|est|cest|s\W?appelle|[:=>→-]))"
_ADD = r"(?:ajoute|add|follow|suis|abonne|dm|mp|contacte|ecris|parle|retrouve|cherche|trouve)\w*"
_HANDLE = r"(?<![\w.])@?(?=[a-z0-9.#-]{0,30}[0-9._#])(?=[0-9._#-]{0,9}[a-z])[a-z0-9._#-]{3,40}"
_DISGUISED_PUBLIC = re.compile("|".join(disguised(name) for name in _PUBLIC if len(name) > 4))
_SPELLED = re.compile(r"[^a-z\s-]|(?:[a-z][\s-]+){3}")
# Networks told by what they look like, accounts told without a network, and where to go on unseen.
_AROUND_THE_NAME = re.compile(
    r"\b(?:appli\w*|reseau|logo|icone)\b[^.!?\n]{0,20}\b(?:jaune|rose|fantome|oiseau bleu|aux? photos?|au f bleu)\b"
    r"|\bfantome\W+(?:jaune|blanc)\b"
    r"|\b(?:continue\w*|parle\w*|discute\w*|ecri\w*|causer?)\b[^.!?\n]{0,25}"
    r"\b(?:ailleurs|en prive|autre appli\w*|autre reseau|hors (?:de )?la plateforme)\b"
    r"|\bmon compte\s?(?:c\W?est|est|cest|[:=])|\bmon (?:tt|tk)\b|\bsignal\s?[:=]"
    r"|\b(?:cherche|ajoute|tape|trouve|contacte)\w*[- ](?:moi\s)?(?:sous\s|avec\s)?[a-z]{3,20}\d{2,4}\b"
)
_ANY_PRIVATE = re.compile("|".join(disguised(name) for name in _PRIVATE) + r"|👻|\bsur signal\b")
_ANY_ACCOUNT = re.compile(
    rf"\b{_OWN}\s+(?:{_NAME})|(?:{_NAME}){_TOLD}|\b{_ADD}(?:\W+\w+){{0,4}}?\W+(?:{_NAME})|(?:{_NAME})\W{{1,3}}(?:{_HANDLE})"
    rf"|(?:{_HANDLE})\W{{1,3}}(?:sur\s+)?(?:{_NAME})"
    r"|(?<![a-z0-9._])(?=[0-9._]{0,9}[a-z])[a-z0-9.]{1,30}_[a-z0-9._]{0,30}[a-z0-9]"
    r"|\b(?:mon|ton|son)\s+(?:pseudo|user(?:name)?|compte\s+perso|gamertag)\b|\b(?:mes|tes)\s+reseaux\b"
    r"|\b(?:ajoute|add)[- ]?m(?:oi|e)\b|\b(?:dm|mp)[- ]moi\b|\ben (?:dm|mp)\b"
)
_PROVIDERS = "gmail", "hotmail", "googlemail", "icloud", "protonmail", "yopmail", "ymail", "yahoo", "gmx", "caramail"
_AT = r"(?:@|ar+oba[sz]e?|arobace|\bat\b|\bchez\b|[\(\[{<|*]\s*(?:a|at|@|chez|ar+obase?)\s*[\)\]}>|*]|a\s?\(\s?t\s?\))"
_EMAIL = re.compile(
    "|".join(disguised(name) for name in _PROVIDERS)
    + r"|ar+oba[sz]e?\b|arobace\b|\w\s?[\(\[{<]\s*(?:at|@|arobase?|a\s?t)\s*[\)\]}>]|\ba\s?\(\s?t\s?\)"
    r"|\w\s?@\s?[a-z]"
    rf"|{_AT}\W*(?:outlook|orange|free|sfr|live|laposte|wanadoo|bbox|proton)\b"
    r"|\b(?:mon|ton|votre)\s+(?:e[- ]?mail|mail|adresse\s+(?:e[- ]?)?mail)\b|[📧✉]"
)
_ENDS = r"(?:com|fr|net|org|gg|io|tv|ly|eu|be|app|link|info|gl|xyz|co|me|page|site|online)"
_LINK = re.compile(
    r"\bh\W?[tx*]\W?[tx*]\W?ps?\W{0,4}/|\bh[tx*]{2}ps?\b|\bw\W?w\W?w\W?[.\s]|//\w|\bftp\b"
    rf"|(?<![\w.-])[a-z0-9][a-z0-9-]{{0,40}}\.(?:[a-z0-9-]{{1,40}}\.){{0,4}}{_ENDS}(?![a-z0-9])"
    rf"|[a-z0-9]\s?[\(\[]\s?(?:\.|dot|point)\s?[\)\]]\s?[a-z]{{2,6}}\b|\s\.\s?(?:com|fr|net|org|gg|io)\b"
    rf"|(?:{disguised('point')}|\bdot\b)\W{{0,3}}(?:{disguised('com')}|\b(?:fr|org|gg|io|tv)\b)"
    rf"|\.\s?{disguised('com')}|\bdata:\w+/|\bbit\W?ly\b|\bqr\s?code\b"
)
_PICTURE = re.compile(
    r"\b(?:envoi\w*|envoy\w*|montre\w*|balance|prends?)\b(?:\W+\w+){0,3}?\W+(?:photos?|selfies?|videos?|images?|nudes?|pics?)"
    r"(?:\W+(?:de|d)\W+(?:toi|moi|ton|ta|tes|mon|elle|lui)\b|\W*$|\W*[?!.])|\bnudes?\b|!\[[^\]]*\]\(|\bdata:image\b|<img\b"
    r"|\bt\W?as (?:une?|des) (?:photos?|selfies?|pics?)\b"
)
_COMMON = {
    kind: [pattern for each, pattern, _capital in EVERYWHERE if each == kind] for kind in (Kind.EMAIL, Kind.ACCOUNT)
}


def accounts(text: str) -> bool:
    """Whether somebody's account is told or asked for, or a place named where people write unseen."""
    spelled = any(_SPELLED.search(found[0]) for found in _DISGUISED_PUBLIC.finditer(text))
    return spelled or _any(text, _ANY_PRIVATE, _ANY_ACCOUNT, _AROUND_THE_NAME, *_COMMON[Kind.ACCOUNT])


def emails(text: str) -> bool:
    """Whether there is an address, or what only addresses have."""
    return _any(text, _EMAIL, *_COMMON[Kind.EMAIL])


def links(text: str) -> bool:
    """Whether something leads out of these pages."""
    return _any(text, _LINK)


def pictures(text: str) -> bool:
    """Whether a picture is shown or asked for."""
    return _any(text, _PICTURE)


def _any(text: str, *patterns: re.Pattern[str]) -> bool:
    return any(pattern.search(text) for pattern in patterns)
