"""Ways to alter a sealed file, each a function from the sealed bytes to the forged ones."""

import io
import re
from collections.abc import Callable
from datetime import timedelta

import pikepdf
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

from premierpas.placements.sealing import seal
from premierpas.placements.sealing.certificate import SealKey
from premierpas.placements.sealing.verify import _container

Forge = Callable[[bytes], bytes]
_HOLE = re.compile(rb"/ByteRange\s*\[\s*0 (\d+) (\d+) (\d+)\s*\]")


def hole(pdf: bytes) -> tuple[int, int]:
    """Where the seal's container begins and ends, its angle brackets included."""
    found = _HOLE.search(pdf)
    assert found
    return int(found[1]), int(found[2])


def container_of(pdf: bytes) -> cms.ContentInfo:
    """The seal's container."""
    start, end = hole(pdf)
    return _container(pdf[start + 1 : end - 1])


def with_container(pdf: bytes, data: bytes) -> bytes:
    """The same file with another container in the same room."""
    start, end = hole(pdf)
    room = end - start - 2
    return pdf[: start + 1] + data.hex().upper().encode().ljust(room, b"0")[:room] + pdf[end - 1 :]


def changed_container(change: Callable[[cms.ContentInfo], None]) -> Forge:
    """Forge the container itself."""

    def forge(pdf: bytes) -> bytes:
        container = container_of(pdf)
        change(container)
        return with_container(pdf, container.dump(force=True))

    return forge


def added_later(change: Callable[[IncrementalPdfFileWriter], None]) -> Forge:
    """An incremental update after the seal, as any editor makes it."""

    def forge(pdf: bytes) -> bytes:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        change(writer)
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    return forge


def rewritten(change: Callable[[PdfWriter], None]) -> Forge:
    """The whole file written again with a change."""

    def forge(pdf: bytes) -> bytes:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
        change(writer)
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    return forge


def white_box(writer: IncrementalPdfFileWriter) -> None:
    """A white rectangle over the top of the first page."""
    page = writer.root["/Pages"]["/Kids"][0]
    box = writer.add_object(generic.StreamObject(stream_data=b"q 1 1 1 rg 0 600 600 240 re f Q"))
    old = page.raw_get("/Contents")
    page["/Contents"] = generic.ArrayObject([old, box])
    writer.update_container(page)


def _on_first_page(writer: IncrementalPdfFileWriter, annotation: generic.DictionaryObject) -> generic.IndirectObject:
    page = writer.root["/Pages"]["/Kids"][0]
    reference = writer.add_object(annotation)
    page["/Annots"] = generic.ArrayObject([*page.get("/Annots", []), reference])
    writer.update_container(page)
    return reference


def _box(kind: str, **more: object) -> generic.DictionaryObject:
    rect = generic.ArrayObject([generic.NumberObject(each) for each in (50, 700, 300, 740)])
    return generic.DictionaryObject(
        {pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name(kind), pdf_name("/Rect"): rect}
        | {pdf_name(f"/{name}"): value for name, value in more.items()}
    )


def annotation(writer: IncrementalPdfFileWriter) -> None:
    """A note with other words."""
    _on_first_page(writer, _box("/FreeText", Contents=generic.TextStringObject("Horaires : 8 h – 20 h")))


def form_field(writer: IncrementalPdfFileWriter) -> None:
    """A text field that is filled in."""
    field = _box("/Widget", FT=pdf_name("/Tx"), T=generic.TextStringObject("x"), V=generic.TextStringObject("Autre"))
    reference = _on_first_page(writer, field)
    form = writer.root["/AcroForm"]
    form["/Fields"] = generic.ArrayObject([*form["/Fields"], reference])
    writer.update_container(form)


def renamed(writer: IncrementalPdfFileWriter) -> None:
    """Another title."""
    writer.set_info(generic.DictionaryObject({pdf_name("/Title"): generic.TextStringObject("Autre")}))


def opens_a_page(writer: IncrementalPdfFileWriter) -> None:
    """An action at opening."""
    action = {pdf_name("/S"): pdf_name("/URI"), pdf_name("/URI"): generic.TextStringObject("https://exemple.fr")}
    writer.root["/OpenAction"] = generic.DictionaryObject(action)
    writer.update_root()


def swapped_pages(writer: PdfWriter) -> None:
    """The first page last."""
    kids = writer._root_object["/Pages"]["/Kids"]
    kids.append(kids.pop(0))


def without_last_page(writer: PdfWriter) -> None:
    """Without the evidence."""
    writer.remove_page(len(writer.pages) - 1)


def blank_page(writer: PdfWriter) -> None:
    """A page more."""
    writer.add_blank_page()


def other_terms(writer: PdfWriter) -> None:
    """Another `terms.json` beside the first."""
    writer.add_attachment("terms.json", b'{"pupil_name":"Autre"}')


def linked(writer: PdfWriter) -> None:
    """A link over the whole page."""
    area = ArrayObject([FloatObject(each) for each in (0, 0, 595, 842)])
    link = {"/Type": NameObject("/Annot"), "/Subtype": NameObject("/Link"), "/Rect": area,
            "/Contents": TextStringObject("x")}  # fmt: skip
    writer.add_annotation(0, DictionaryObject({NameObject(name): value for name, value in link.items()}))


def flipped_at(find: bytes) -> Forge:
    """One bit of the byte after some bytes."""

    def forge(pdf: bytes) -> bytes:
        at = pdf.index(find) + len(find)
        return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]

    return forge


def lower_case(pdf: bytes) -> bytes:
    """The container's hexadecimal letters in small."""
    start, end = hole(pdf)
    return pdf[:start] + pdf[start:end].lower() + pdf[end:]


def padded(pdf: bytes) -> bytes:
    """Something in the unused end of the container's room."""
    _start, end = hole(pdf)
    return pdf[: end - 9] + b"DEADBEEF" + pdf[end - 1 :]


def partial_range(pdf: bytes) -> bytes:
    """A range that leaves the end of the file out."""
    found = _HOLE.search(pdf)
    assert found
    shorter = str(int(found[3]) - 400).encode().rjust(len(found[3]))
    return pdf[: found.start(3)] + shorter + pdf[found.end(3) :]


def from_the_middle(pdf: bytes) -> bytes:
    """A range that begins after the head of the file."""
    return pdf.replace(b"/ByteRange [0 ", b"/ByteRange [9 ", 1)


def second_range(pdf: bytes) -> bytes:
    """A second range, in a comment at the end."""
    return pdf + b"\n%/ByteRange [0 1 2 3]\n"


def startxref(pdf: bytes) -> bytes:
    """The reader is sent to the table of before the seal."""
    places = [int(each) for each in re.findall(rb"startxref\s+(\d+)", pdf)]
    at = pdf.rindex(str(places[-1]).encode())
    return pdf[:at] + str(places[0]).encode().rjust(len(str(places[-1]))) + pdf[at + len(str(places[-1])) :]


def unsigned_attribute(container: cms.ContentInfo) -> None:
    """Something said beside what is signed."""
    [signer] = container["content"]["signer_infos"]
    signer["unsigned_attrs"] = cms.CMSAttributes(
        [cms.CMSAttribute({"type": "signing_time", "values": [cms.Time({"utc_time": "260101000000Z"})]})]
    )


def second_signer(container: cms.ContentInfo) -> None:
    """The same signer twice."""
    signers = container["content"]["signer_infos"]
    container["content"]["signer_infos"] = cms.SignerInfos([signers[0], signers[0]])


def without_certificate(container: cms.ContentInfo) -> None:
    """No certificate inside."""
    container["content"]["certificates"] = cms.CertificateSet([])


def other_digest(container: cms.ContentInfo) -> None:
    """Another algorithm named."""
    container["content"]["signer_infos"][0]["digest_algorithm"] = {"algorithm": "sha512"}


def no_signature(container: cms.ContentInfo) -> None:
    """Zeros where the signature is."""
    [signer] = container["content"]["signer_infos"]
    signer["signature"] = bytes(len(signer["signature"].native))


def unsealed(pdf: bytes) -> bytes:
    """The file as it was before its seal: an incremental update can be cut off."""
    return pdf[: pdf.index(b"%%EOF") + 6]


def twin_of(own: x509.Certificate) -> SealKey:
    """Another key whose certificate has the same names, serial number and dates."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    built = (
        x509.CertificateBuilder()
        .subject_name(own.subject)
        .issuer_name(own.issuer)
        .public_key(key.public_key())
        .serial_number(own.serial_number)
        .not_valid_before(own.not_valid_before_utc)
        .not_valid_after(own.not_valid_after_utc + timedelta(0))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return SealKey(private, built.public_bytes(pem))


def sealed_by_a_twin(own: x509.Certificate) -> Forge:
    """Sealed anew with another key that calls itself the same."""
    return lambda pdf: seal.seal_pdf(unsealed(pdf), key=twin_of(own))


def certificate_put_in(own: x509.Certificate) -> Forge:
    """The same, with the true certificate in place of the twin's."""

    def forge(pdf: bytes) -> bytes:
        forged = sealed_by_a_twin(own)(pdf)
        container = container_of(forged)
        container["content"]["certificates"] = container_of(pdf)["content"]["certificates"]
        return with_container(forged, container.dump(force=True))

    return forge


def others_signature(own: x509.Certificate) -> Forge:
    """The true container in a file that says something else."""

    def forge(pdf: bytes) -> bytes:
        other = seal.seal_pdf(rewritten(blank_page)(unsealed(pdf)), key=twin_of(own))
        return with_container(other, container_of(pdf).dump(force=True))

    return forge


def saved_by_pypdf(pdf: bytes) -> bytes:
    """Opened and saved, nothing changed."""
    return rewritten(lambda writer: None)(pdf)


def saved_by_qpdf(pdf: bytes) -> bytes:
    """The same with QPDF."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out)
    return out.getvalue()


def saved_by_pyhanko(pdf: bytes) -> bytes:
    """The same with the library that sealed it."""
    out = io.BytesIO()
    copy_into_new_writer(PdfFileReader(io.BytesIO(pdf))).write(out)
    return out.getvalue()
