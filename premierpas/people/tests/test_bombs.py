"""Files made to hurt: entities, external references, zips that swell."""

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from .lists import a_siecle, a_structure, an_element, read, zipped

BILLION = (
    '<!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)


@pytest.mark.parametrize(
    "before",
    [
        BILLION,
        '<!DOCTYPE b [<!ENTITY d SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE b [<!ENTITY d SYSTEM "http://127.0.0.1:9/x">]>',
        '<!DOCTYPE b SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE b [<!ENTITY % d SYSTEM "file:///etc/passwd"> %d;]>',
    ],
)
def test_definitions_in_xml_are_refused(before: str) -> None:
    found = read(a_siecle(an_element(1, "&d;" if "ENTITY d" in before else "X"), a_structure(1, "3A"), before=before))
    assert (found.rows, [error.field for error in found.errors]) == ([], ["file"])
    assert "DTD" in found.errors[0].message


def test_a_zip_that_swells_a_thousand_times_is_refused_without_being_opened_whole() -> None:
    bomb = zipped(eleves__xml=b"<?xml version='1.0'?><BEE_ELEVES>" + b" " * 200_000_000)
    tracemalloc.start()
    found = read(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (found.rows, len(found.errors)) == ([], 1)
    assert "anormalement gros" in found.errors[0].message
    assert peak < 150_000_000


def test_a_zip_that_lies_about_its_size_is_refused() -> None:
    honest = bytearray(zipped(eleves__xml=b" " * 50_000_000))
    for start in (honest.find(b"PK\x01\x02") + 24, honest.find(b"PK\x03\x04") + 22):
        honest[start : start + 4] = (1000).to_bytes(4, "little")
    found = read(bytes(honest))
    assert (found.rows, len(found.errors)) == ([], 1)


def test_a_zip_of_very_many_files_is_refused() -> None:
    found = read(zipped(**{f"eleves{n}__xml": b"x" for n in range(60)}))
    assert "trop de fichiers" in found.errors[0].message


def test_a_zip_inside_a_zip_is_not_opened() -> None:
    found = read(zipped(eleves__zip=zipped(eleves__xml=b"<?xml version='1.0'?>")))
    assert "aucune liste" in found.errors[0].message


def test_a_zip_that_names_a_path_outside_writes_nothing(tmp_path: Path) -> None:
    out = io.BytesIO()
    target = tmp_path / "eleves.xml"
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(str(target), a_siecle(an_element(1), a_structure(1, "3A")))
    assert len(read(out.getvalue()).rows) == 1
    assert not target.exists()
