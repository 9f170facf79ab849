"""Class lists for tests: the samples of real exports, and small ones made here."""

import io
import zipfile
from datetime import date
from pathlib import Path

from premierpas.people.class_lists import ClassList, read_class_list

SAMPLES = Path(__file__).parent / "samples"
TODAY = date(2026, 11, 25)
SAMPLE_UAI = "0921394R"
HEADER = "Nom;Prénom;Date de naissance;Classe"


def sample(name: str) -> bytes:
    """The bytes of a sample."""
    return (SAMPLES / name).read_bytes()


def read(data: bytes | str, *, uai: str | None = None) -> ClassList:
    """A list read on a fixed day."""
    return read_class_list(data, uai=uai, today=TODAY)


def a_list(*lines: str) -> str:
    """A table with an ordinary header."""
    return "\n".join([HEADER, *lines])


def a_siecle(pupils: str = "", structures: str = "", *, uai: str = SAMPLE_UAI, before: str = "") -> bytes:
    """A SIECLE export with these elements."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{before}<BEE_ELEVES>'
        f"<PARAMETRES><UAJ>{uai}</UAJ></PARAMETRES><DONNEES>\n"
        f"<ELEVES>\n{pupils}</ELEVES>\n<STRUCTURES>{structures}</STRUCTURES></DONNEES></BEE_ELEVES>"
    ).encode()


def an_element(number: int, last_name: str = "BENALI", first_name: str = "Inès", more: str = "") -> str:
    """One ELEVE on a line of its own."""
    return (
        f'<ELEVE ELEVE_ID="{number}"><ID_NATIONAL>{number}XX</ID_NATIONAL><NOM_DE_FAMILLE>{last_name}</NOM_DE_FAMILLE>'
        f"<PRENOM>{first_name}</PRENOM><DATE_NAISS>04/08/2012</DATE_NAISS>{more}</ELEVE>\n"
    )


def a_structure(number: int, code: str, kind: str = "D") -> str:
    """The class (D) or group (G) of a pupil."""
    return (
        f'<STRUCTURES_ELEVE ELEVE_ID="{number}"><STRUCTURE><CODE_STRUCTURE>{code}</CODE_STRUCTURE>'
        f"<TYPE_STRUCTURE>{kind}</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE>"
    )


def zipped(**files: bytes) -> bytes:
    """A zip of these files; `__` in a name stands for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return out.getvalue()
