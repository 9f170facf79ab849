"""Postal codes as people write them: with spaces, with the town, also CEDEX ones, which no commune has."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from .geography import Commune, communes, communes_of_postal_code, department_codes, department_of_postal_code
from .place_names import communes_named, districts_named, quarters
from .text import figures, one_line

LENGTH, SHARED_FIGURES = 5, 3
_CEDEX = re.compile(r"\bc\W?e\W?d\W?e\W?x\b\W*(\d{1,2})?", re.IGNORECASE)
_CODE = re.compile(r"(?<!\d)(?:F(?:R)?[\s-]*)?(\d[\s.,-]*\d[\s.,-]*\d[\s.,-]*\d[\s.,-]*\d)(?!\d)", re.IGNORECASE)
_BOX = re.compile(
    r"\b(?:b\W?p|c\W?s|t\W?s\W?a|bo\wte postale)\W*(?:n\W*)?\d[\d ]{0,4}\d?(?!\d)\W*(?=.*\d)", re.IGNORECASE
)
_ABROAD = re.compile(r"\b(?!FR?\b)[A-Z]{1,2}\s*-\s*\d{4,5}\b")
_CORSICA = re.compile(r"2[AB](?=\s*\d{3}$)", re.IGNORECASE)
_MONACO = "980"


class NotAPostalCode(ValueError):
    """No address of France has this code; the message says why, in the reader's language."""


@dataclass(frozen=True)
class PostalCode:
    """Five figures, and the town that was written beside them. `district`: the number behind CEDEX."""

    code: str
    town: str = ""
    district: str = ""

    @property
    def department(self) -> str:
        return department_of_postal_code(self.code)

    @cached_property
    def communes(self) -> tuple[Commune, ...]:
        """Those it may be, the likeliest first: the named one, those that have it, those that its figures are near."""
        own = communes_of_postal_code(self.code)
        if self.town:
            named = [each for each in communes_named(self.town, self.department) if not own or each in own]
            if named:
                return _district_of(named, self.district)
        return own or _of_quarter(self.code) or _near(self.code, self.department)


def read_postal_code(text: str) -> PostalCode:
    """`92 000`, `F-92000`, `92042 Paris La Défense Cedex`; raises NotAPostalCode."""
    typed = _without_box(figures(one_line(text)))
    if abroad := _ABROAD.search(typed):
        raise NotAPostalCode(_("%(code)s n’est pas en France. Il faut une adresse en France.") % {"code": abroad[0]})
    found = _CODE.search(typed)
    if found is None:
        raise NotAPostalCode(_why_not(typed))
    code = re.sub(r"\D", "", found[1])
    others = {re.sub(r"\D", "", each) for each in _CODE.findall(typed)} - {code}
    if communes_of_postal_code(code) and any(map(communes_of_postal_code, others)):
        raise NotAPostalCode(_("Il y a plusieurs codes postaux\u00a0: un seul à la fois."))
    cedex = _CEDEX.search(typed)
    beside = _CEDEX.sub(" ", typed[: found.start()] + " " + typed[found.end() :])
    town = re.sub(r"\s+", " ", beside).strip(" ,;-()")
    if code.startswith(_MONACO):
        raise NotAPostalCode(_("%(code)s est à Monaco. Il faut une adresse en France.") % {"code": code})
    read = PostalCode(code, town, (cedex[1] or "") if cedex else "")
    if read.department not in department_codes():
        raise NotAPostalCode(_("Aucun département ne commence par %(start)s.") % {"start": read.department})
    if not read.communes:
        raise NotAPostalCode(_("Aucune commune n’a le code postal %(code)s.") % {"code": code})
    return read


def _without_box(typed: str) -> str:
    """The text without a number of a post box (`BP 12345 92000 Nanterre`), if a postal code is left."""
    rest = _BOX.sub(" ", typed)
    return rest if _CODE.search(rest) else typed


def _why_not(typed: str) -> str:
    figures = re.sub(r"\D", "", typed)
    if not typed:
        return _("Il faut un code postal, de cinq chiffres.")
    if _CORSICA.match(typed):
        meant = _CORSICA.sub("20", typed).replace(" ", "")
        if communes_of_postal_code(meant):
            return _("Un code postal n’a que des chiffres. Est-ce %(code)s ?") % {"code": meant}
        return _("Un code postal n’a que des chiffres\u00a0: en Corse, il commence par 20.")
    meant = re.sub(r"\s", "", typed.translate(str.maketrans("OoIl", "0011")))
    if meant != figures and re.fullmatch(r"\d{5}", meant) and communes_of_postal_code(meant):
        return _("Un code postal n’a que des chiffres. Est-ce %(code)s ?") % {"code": meant}
    if len(figures) == LENGTH - 1 and communes_of_postal_code(f"0{figures}"):
        return _("Un code postal a cinq chiffres. Est-ce 0%(code)s ?") % {"code": figures}
    if not figures:
        return _("Un code postal a cinq chiffres. Exemple\u00a0: 92000.")
    return _("Un code postal a cinq chiffres, celui-ci en a %(count)d.") % {"count": len(figures)}


def _district_of(named: list[Commune], number: str) -> tuple[Commune, ...]:
    """The district that a CEDEX number names (`Paris Cedex 13`), else those named."""
    return tuple((number and districts_named(f"{named[0].name} {int(number)}e")) or named)


def _of_quarter(code: str) -> tuple[Commune, ...]:
    """The commune of a well-known quarter that has CEDEX codes of its own."""
    found = next((quarter for quarter in quarters() if quarter.cedex and code.startswith(quarter.cedex)), None)
    return (found.commune,) if found else ()


_WITH_DISTRICTS = {"13055", "69123", "75056"}  # Marseille, Lyon, Paris


def _near(code: str, department: str) -> tuple[Commune, ...]:
    """The communes of the department, for a CEDEX code: only those whose codes begin alike where there are any.

    The three cities with districts have CEDEX codes that begin like none of theirs.
    """
    inside = [each for each in communes() if each.department == department and not each.name.endswith("Arrondissement")]
    close = [
        each
        for each in inside
        if each.insee in _WITH_DISTRICTS or any(own.startswith(code[:SHARED_FIGURES]) for own in each.postal_codes)
    ]
    return tuple(sorted(close or inside, key=lambda each: -each.population))


class PostalCodeField(forms.CharField):
    """A postal code, kept as five figures. `read` holds what was written beside it, once cleaned."""

    read: PostalCode | None = None

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 80)
        attrs = {"inputmode": "numeric", "autocomplete": "postal-code", "class": "input--s"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """Read any usual spelling; say what is wrong."""
        typed = super().clean(value)
        if not typed:
            return ""
        try:
            self.read = read_postal_code(typed)
        except NotAPostalCode as fault:
            raise forms.ValidationError(str(fault), code="invalid") from None
        return self.read.code


def communes_written(text: str) -> tuple[Commune, ...]:
    """The communes that a written postal code may mean; none when it can't be read."""
    try:
        return read_postal_code(text).communes
    except NotAPostalCode:
        return ()
