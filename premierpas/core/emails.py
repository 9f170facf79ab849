"""E-mail addresses: what is wrong with one, said with the repair that is probably meant."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from rapidfuzz import process
from rapidfuzz.distance import Indel

from .text import one_line, plain

EXAMPLE = "prenom.nom@exemple.fr"
LONGEST = 254
# Where most people of France have theirs: only these are proposed.
_KNOWN = (
    "gmail.com", "googlemail.com", "hotmail.com", "hotmail.fr", "outlook.com", "outlook.fr", "live.com", "live.fr",
    "msn.com", "yahoo.com", "yahoo.fr", "ymail.com", "icloud.com", "me.com", "orange.fr", "wanadoo.fr", "free.fr",
    "sfr.fr", "neuf.fr", "numericable.fr", "laposte.net", "bbox.fr", "aol.com", "protonmail.com", "proton.me", "gmx.fr",
    "mail.com", "gmx.com", "fastmail.com",
)  # fmt: skip
# Ends that fingers write and that no registry has ever given out.
_WRITTEN_FOR = {
    "con": "com", "cim": "com", "vom": "com", "xom": "com", "comm": "com", "ocm": "com", "cmo": "com", "cpm": "com",
    "coom": "com", "conm": "com", "cm0": "com", "c0m": "com", "fre": "fr", "ffr": "fr", "frr": "fr", "rf": "fr",
    "fe": "fr", "f": "fr", "nte": "net", "ner": "net", "nett": "net", "ogr": "org", "orgg": "org",
}  # fmt: skip
# Ways of saying or hiding the two signs of an address; a word only between spaces.
_AT = re.compile(r"\s*[(\[{]\s*(?:at|arr?obase|a)\s*[)\]}]\s*|\s+(?:at|arr?obase|chez)\s+", re.IGNORECASE)
_DOT = re.compile(r"\s*[(\[{]\s*(?:dot|point)\s*[)\]}]\s*|\s+(?:dot|point)\s+", re.IGNORECASE)
_LABEL = re.compile(r"^(?:adresse\s+)?(?:e-?mail|courriel|mail)\s*:\s*", re.IGNORECASE)
_NAMED = re.compile(r"[^<>]*<\s*([^<>\s]+@[^<>\s]+)\s*>?")
# The addresses of teachers and schools: a slip in them is asked about too.
_ACADEMIES = tuple(
    f"ac-{name}.fr"
    for name in (
        "aix-marseille", "amiens", "besancon", "bordeaux", "clermont", "corse", "creteil", "dijon", "grenoble",
        "guadeloupe", "guyane", "lille", "limoges", "lyon", "martinique", "mayotte", "montpellier", "nancy-metz",
        "nantes", "nice", "normandie", "orleans-tours", "paris", "poitiers", "reims", "rennes", "reunion",
        "strasbourg", "toulouse", "versailles",
    )
)  # fmt: skip
_ENDS = {"fr", "com", "net", "org", "eu", "de", "be", "ch", "es", "it", "uk", "pt", "me", "io", "co", "ca", "lu", "re"}


class BadEmail(ValueError):
    """This can't be an address; the message says why, in the reader's language."""


def clean_email(text: str) -> str:
    """An address without the spaces and signs around it; raises BadEmail, with a likely repair."""
    typed = _LABEL.sub("", one_line(text)).removeprefix("mailto:").strip(" <>;,.")
    fault = _fault(typed)
    if fault:
        repaired = repair(typed)
        more = _("Est-ce %(address)s ?") if repaired else _("Exemple\u00a0: %(address)s")
        raise BadEmail(f"{fault} {more % {'address': repaired or EXAMPLE}}")
    return typed


def repair(typed: str) -> str:
    """The address that was probably meant; empty without an idea that is itself an address."""
    if typed.casefold().startswith(("www.", "http:", "https:")):
        return ""
    if named := _NAMED.fullmatch(typed):
        return named[1] if not _fault(named[1]) else ""
    words = plain(typed)
    address = _DOT.sub(".", words if "@" in words else _AT.sub("@", words)).replace(" ", "").replace(",", ".")
    address = re.sub(r"\.{2,}", ".", re.sub(r"@{2,}", "@", address)).strip(".")
    if "@" not in address:
        known = next((host for host in _KNOWN if address.endswith(host) and len(address) > len(host)), "")
        address = f"{address.removesuffix(known).rstrip('.')}@{known}" if known else address
    name, at, host = address.rpartition("@")
    host = re.sub(r"[^a-z0-9.\-]", "", host.strip(".-"))
    address = f"{name.strip('.')}{at}{_nearest(host)}"
    return address if at and address != typed.casefold() and not _fault(address) else ""


def doubt_about(address: str) -> str:
    """What to ask about an address that could be right and looks like a slip; empty otherwise."""
    name, _at, host = address.rpartition("@")
    near = _nearest(plain(host))
    if near == host.casefold() or near not in (*_KNOWN, *_ACADEMIES):
        return ""
    return _("L’adresse %(address)s est rare. Est-ce %(near)s ?") % {"address": address, "near": f"{name}@{near}"}


def _nearest(host: str) -> str:
    """The known host that a slip of the fingers makes this one; itself when it is known, or like none."""
    start, dot, end = host.rpartition(".")
    if not dot:
        whole = (
            known for known in (*_KNOWN, *_ACADEMIES) if known.startswith(f"{host}.") or known.replace(".", "") == host
        )
        return next(whole, host)
    end = _WRITTEN_FOR.get(end, end)
    mended = f"{start}.{end}"
    if mended in _KNOWN:
        return mended
    if start == "gmail":
        return "gmail.com"
    if re.match(r"ac[-_.]", mended):
        found = process.extractOne(mended, _ACADEMIES, scorer=Indel.normalized_similarity, score_cutoff=0.8)
        return found[0] if found else mended
    # Another end may be somebody's choice: outlook.de is no slip. Short names are like too many others.
    alike = [each for each in _KNOWN if len(each) > 7 and (end not in _ENDS or each.endswith(f".{end}"))]
    near = process.extractOne(mended, alike, scorer=Indel.normalized_similarity, score_cutoff=0.87)
    return near[0] if near else mended


def _fault(typed: str) -> str:
    """Why this is no address; empty when it is one. The first cause that a person would name."""
    name, at, host = typed.rpartition("@")
    end = host.rpartition(".")[2].casefold()
    if len(typed) > LONGEST:
        return _("Cette adresse est trop longue\u00a0: %(most)d signes au plus.") % {"most": LONGEST}
    if not at:
        return _("Il manque le signe @ dans cette adresse.")
    if "@" in name:
        return _("Il y a plusieurs @\u00a0: une seule adresse à la fois.")
    if not name:
        return _("Il manque ce qui vient avant le @.")
    if not host:
        return _("Il manque ce qui vient après le @.")
    if " " in typed:
        return _("Une adresse e-mail s’écrit sans espace.")
    if any(map(_is_accented, name + end)):  # the middle may have some: société.fr is a name that can be had
        return _("Une adresse e-mail s’écrit sans accent.")
    if "," in typed or ";" in typed:
        return _("Dans une adresse, c’est un point et non une virgule.")
    if ".." in typed or name.startswith(".") or name.endswith(".") or host.startswith("."):
        return _("Il y a un point de trop dans cette adresse.")
    if "." not in host:
        return _("Il manque la fin de l’adresse, comme .fr ou .com.")
    if end in _WRITTEN_FOR:
        return _("Aucune adresse ne finit par « .%(end)s ».") % {"end": end}
    # A quoted name and a bare number of a machine are allowed on paper; no mailbox of a person has either.
    if '"' in name or host.startswith("["):
        return _("Un signe de cette adresse n’est pas permis.")
    try:
        validate_email(typed)
    except ValidationError:
        return _("Un signe de cette adresse n’est pas permis.")
    return ""


def _is_accented(letter: str) -> bool:
    return plain(letter) != letter.casefold() and plain(letter).isascii()
