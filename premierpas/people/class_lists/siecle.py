"""The XML export of the State's pupil base (SIECLE), read without trusting it: no DTD, no entities, bounded sizes."""

import xml.sax
from dataclasses import dataclass, field
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml import sax as safe_sax
from django.utils.translation import gettext as _

from .checks import RawRow
from .rows import MAX_LINES, UnreadableList, too_many_lines
from .siecle_guardians import GuardianElements

_PUPIL_FIELDS = {
    "NOM_DE_FAMILLE", "NOM", "NOM_USAGE", "PRENOM", "DATE_NAISS", "ID_NATIONAL", "ELENOET", "DATE_SORTIE",
}  # fmt: skip
_MAX_DEPTH = 50
# Five times what MAX_LINES pupils need.
_MAX_ELEMENTS = 3_000_000


@dataclass
class _Pupil:
    line: int
    number: str
    cells: dict[str, str] = field(default_factory=dict)


class _Reader(ContentHandler):
    """Collects pupils and their classes; a structure of type D (division) is a class, G (group) isn't."""

    def __init__(self) -> None:
        super().__init__()
        self.root = ""
        self.uai = ""
        self.uai_line = 1
        self.pupils: list[_Pupil] = []
        self.classes: dict[str, str] = {}
        self.guardians = GuardianElements()
        self._elements = 0
        self._path: list[str] = []
        self._text: list[str] = []
        self._pupil: _Pupil | None = None
        self._pupil_id = ""
        self._structure: dict[str, str] = {}

    def startElement(self, name: str, attrs: xml.sax.xmlreader.AttributesImpl) -> None:
        """An element opens."""
        if not self._path:
            self.root = self.root or name
        self._path.append(name)
        self._elements += 1
        if len(self._path) > _MAX_DEPTH or self._elements > _MAX_ELEMENTS:
            raise UnreadableList(_("Ce fichier XML n’est pas un export SIECLE."))
        self._text = []
        if name == "ELEVE" and self._path[-2:-1] == ["ELEVES"]:
            if len(self.pupils) >= MAX_LINES:
                raise too_many_lines()
            self._pupil = _Pupil(self._line(), attrs.get("ELEVE_ID", ""))
            self.pupils.append(self._pupil)
        elif name in ("PERSONNE", "RESPONSABLE_ELEVE"):
            self.guardians.start(name, dict(attrs.items()))
        elif name == "STRUCTURES_ELEVE":
            self._pupil_id = attrs.get("ELEVE_ID", "")
        elif name == "STRUCTURE":
            self._structure = {}

    def characters(self, content: str) -> None:
        """Text of the element that is open."""
        self._text.append(content)

    def endElement(self, name: str) -> None:
        """An element closes."""
        text = "".join(self._text).strip()
        parent = self._path[-2] if len(self._path) > 1 else ""
        if name == "UAJ" and parent == "PARAMETRES":
            self.uai, self.uai_line = text, self._line()
        elif parent == "ELEVE" and self._pupil is not None and name in _PUPIL_FIELDS:
            self._pupil.cells[name] = text
        elif parent == "STRUCTURE":
            self._structure[name] = text
        elif name == "STRUCTURE" and self._structure.get("TYPE_STRUCTURE", "").upper() == "D":
            self.classes.setdefault(self._pupil_id, self._structure.get("CODE_STRUCTURE", ""))
        elif name == "ELEVE":
            self._pupil = None
        self.guardians.end(name, parent, text)
        self._path.pop()
        self._text = []

    def _line(self) -> int:
        return int(self._locator.getLineNumber() or 1)  # type: ignore[attr-defined]


def read_siecle(files: list[bytes], *, uai: str | None) -> list[RawRow]:
    """The pupils of an export of this school (`uai`; None: of any), with the guardians of the files beside it.

    Raises UnreadableList.
    """
    reader = _Reader()
    for data in files:
        _parse(data, reader)
    if reader.root == "BEE_RESPONSABLES" or (len(reader.guardians) and not reader.pupils):
        raise UnreadableList(
            _("Ce fichier ne contient que les responsables. Envoyez-le avec celui des élèves, dans un même zip.")
        )
    if reader.root != "BEE_ELEVES" or not reader.pupils:
        raise UnreadableList(
            _("Ce fichier XML n’est pas la liste des élèves. Dans SIECLE, exportez « Élèves sans adresses ».")
        )
    _check_school(reader, uai)
    return [_raw_row(pupil, reader) for pupil in reader.pupils]


def _parse(data: bytes, reader: _Reader) -> None:
    try:
        safe_sax.parseString(data, reader, forbid_dtd=True)
    except DefusedXmlException:
        raise UnreadableList(
            _("Ce fichier XML contient des définitions (DTD, entités) : un export SIECLE n’en a jamais.")
        ) from None
    except xml.sax.SAXParseException as error:
        line = error.getLineNumber() or 1
        raise UnreadableList(
            _("Ce fichier XML est abîmé à la ligne %(line)d. Exportez-le à nouveau.") % {"line": line}, line=line
        ) from None
    except (xml.sax.SAXException, ValueError, LookupError):
        raise UnreadableList(_("Ce fichier XML ne se lit pas. Exportez-le à nouveau.")) from None


def _check_school(reader: _Reader, uai: str | None) -> None:
    if uai is None or reader.uai.strip().upper() == uai.strip().upper():
        return
    if not reader.uai:
        raise UnreadableList(_("Ce fichier ne dit pas de quel établissement il vient. Exportez-le à nouveau."))
    words = {"theirs": reader.uai[:20], "ours": uai}
    message = _("Ce fichier vient d’un autre établissement (%(theirs)s). Le vôtre est %(ours)s.") % words
    raise UnreadableList(message, line=reader.uai_line)


def _raw_row(pupil: _Pupil, reader: _Reader) -> RawRow:
    cells = pupil.cells
    return RawRow(
        line=pupil.line,
        last_name=cells.get("NOM_DE_FAMILLE") or cells.get("NOM") or cells.get("NOM_USAGE", ""),
        first_name=cells.get("PRENOM", ""),
        birth_date=cells.get("DATE_NAISS", ""),
        class_name=reader.classes.get(pupil.number, "") if pupil.number else "",
        external_id=cells.get("ID_NATIONAL") or cells.get("ELENOET", ""),
        left_on=cells.get("DATE_SORTIE", ""),
        guardians=reader.guardians.of_pupil(pupil.number),
        number=pupil.number,
    )
