"""Every known way to alter a sealed file is refused; what was sealed by earlier versions stays valid."""

from pathlib import Path

import pytest
from django.core.management import call_command

from premierpas.placements.sealing.certificate import read_certificates
from premierpas.placements.sealing.verify import problems_of

from . import forging as forge

DATA = Path(__file__).parent / "data"
SEALED = DATA / "sealed-2026-1.pdf"  # made by the version of before 29 November 2026, with articles 2026-1
CERTIFICATE = DATA / "sealed-2026-1.certificate.pem"
TRUSTED = read_certificates(CERTIFICATE.read_bytes())
[OWN] = TRUSTED

FORGERIES: dict[str, forge.Forge] = {
    "a white box in an update": forge.added_later(forge.white_box),
    "an annotation in an update": forge.added_later(forge.annotation),
    "a form field in an update": forge.added_later(forge.form_field),
    "another title in an update": forge.added_later(forge.renamed),
    "an action at opening in an update": forge.added_later(forge.opens_a_page),
    "another key with the same name and serial": forge.sealed_by_a_twin(OWN),
    "another key under the true certificate": forge.certificate_put_in(OWN),
    "another file's signature": forge.others_signature(OWN),
    "a range that leaves the end out": forge.partial_range,
    "a range that leaves the beginning out": forge.from_the_middle,
    "a second range in a comment": forge.second_range,
    "something in the padding": forge.padded,
    "hexadecimal letters in small": forge.lower_case,
    "an unsigned attribute": forge.changed_container(forge.unsigned_attribute),
    "a second signer": forge.changed_container(forge.second_signer),
    "no certificate": forge.changed_container(forge.without_certificate),
    "another algorithm named": forge.changed_container(forge.other_digest),
    "an empty signature": forge.changed_container(forge.no_signature),
    "a swapped attachment": forge.rewritten(forge.other_terms),
    "pages in another order": forge.rewritten(forge.swapped_pages),
    "the page of evidence gone": forge.rewritten(forge.without_last_page),
    "a page more": forge.rewritten(forge.blank_page),
    "a link over the page": forge.rewritten(forge.linked),
    "another startxref": forge.startxref,
    "cut before the seal": forge.unsealed,
    "a line at the end": lambda pdf: pdf + b"\n",
    "a byte before the head": lambda pdf: b"\n" + pdf,
    "another version in the head": forge.flipped_at(b"%PDF-1."),
    "a bit of the catalogue": forge.flipped_at(b"/Catalog"),
    "saved again by pypdf": forge.saved_by_pypdf,
    "saved again by QPDF": forge.saved_by_qpdf,
    "saved again by pyHanko": forge.saved_by_pyhanko,
}


def test_every_forgery_is_refused_with_a_reason():
    pdf = SEALED.read_bytes()
    unchanged, accepted = [], []
    for name, make in FORGERIES.items():
        forged = make(pdf)
        if forged == pdf:
            unchanged.append(name)
        elif not problems_of(forged, TRUSTED):
            accepted.append(name)
    assert (unchanged, accepted) == ([], [])


def test_a_file_sealed_by_an_earlier_version_is_still_valid(capsys: pytest.CaptureFixture[str]):
    assert problems_of(SEALED.read_bytes(), TRUSTED) == []
    call_command("verify_agreement", str(SEALED), "--certificate", str(CERTIFICATE))
    assert "Le sceau est valable" in capsys.readouterr().out
