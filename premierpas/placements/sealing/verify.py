"""Whether a file is what a deployment has sealed: offline, with the file and the public certificate only.

Every byte counts. The signature must cover the whole file but for its own container, and the container is built anew
from what was verified and compared byte for byte: its unused end, the case of its hexadecimal letters and every part
that no signature covers are otherwise free to change.

Two judges must agree: this one, and pyHanko's own validation (`second_judge`), asked about what the first lets pass.
"""

import hashlib
import re
from collections.abc import Iterable

from asn1crypto import algos, cms, core, parser
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from django.utils.translation import gettext as _

from .attachments import attached_problems
from .token import token_problem

_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")
_SHA256 = algos.DigestAlgorithm({"algorithm": "sha256", "parameters": core.Null()})
_RSA = algos.SignedDigestAlgorithm({"algorithm": "sha256_rsa", "parameters": core.Null()})
MAX_BYTES = 20 * 1024 * 1024  # of a sealed agreement: fifty times the biggest there is


class _Broken(Exception):
    """Why the seal doesn't hold, in words."""


def problems_of(pdf: bytes, trusted: Iterable[x509.Certificate]) -> list[str]:
    """Why the file isn't a valid sealed agreement, in sentences; an empty list means that it is. Never raises."""
    from .second_judge import second_problem  # loads pyHanko, which no start should wait for

    known = list(trusted)
    try:
        _check_seal(pdf, known)
    except _Broken as broken:
        return [str(broken)]
    except Exception:  # whatever a hostile container makes a parser say
        return [_("Le sceau est illisible : le fichier est abîmé ou a été modifié.")]
    refused = second_problem(pdf, known)
    return [refused] if refused else attached_problems(pdf)


def _check_seal(pdf: bytes, trusted: list[x509.Certificate]) -> None:
    if not pdf.startswith(b"%PDF-"):
        raise _Broken(_("Ce n’est pas un PDF, ou son début a été modifié."))
    ranges = _RANGE.findall(pdf)
    if not ranges:
        raise _Broken(_("Ce fichier ne porte pas de sceau."))
    if len(ranges) > 1:
        raise _Broken(_("Ce fichier porte plusieurs signatures : une autre a été ajoutée après le sceau."))
    start, length, after, rest = map(int, ranges[0])
    if start != 0 or after + rest > len(pdf) or not 0 < length < after:
        raise _Broken(_("Le sceau ne couvre pas le fichier entier : il a été modifié ou coupé."))
    if after + rest < len(pdf):
        raise _Broken(_("Des octets ont été ajoutés après le sceau."))
    hole = pdf[length:after]
    if hole[:1] != b"<" or hole[-1:] != b">":
        raise _Broken(_("Le sceau est abîmé."))
    written = hole[1:-1]
    container = _container(written)
    _check_container(container, hashlib.sha256(pdf[:length] + pdf[after:]).digest(), trusted)
    again = built_anew(container).hex().upper().encode()
    if written != again.ljust(len(written), b"0"):
        raise _Broken(_("Le sceau lui-même a été modifié."))


def _container(written: bytes) -> cms.ContentInfo:
    """The container at the beginning of its reserved space."""
    data = bytes.fromhex(written.decode("ascii"))
    _class, _method, _tag, header, content, trailer = parser.parse(data)
    return cms.ContentInfo.load(data[: len(header) + len(content) + len(trailer)], strict=True)


def built_anew(container: cms.ContentInfo) -> bytes:
    """The container in DER, from the inside out: forced from above, each level is encoded twice for the one over it."""
    signed = container["content"]
    [signer] = signed["signer_infos"]
    signers = parser.emit(0, 1, 17, _sequence(signer[name].dump(force=True) for name in signer))
    parts = (signers if name == "signer_infos" else signed[name].dump(force=True) for name in signed)
    return _sequence([container["content_type"].dump(force=True), parser.emit(2, 1, 0, _sequence(parts))])


def _sequence(parts: Iterable[bytes]) -> bytes:
    return parser.emit(0, 1, 16, b"".join(parts))


def _check_container(container: cms.ContentInfo, digest: bytes, trusted: list[x509.Certificate]) -> None:
    """One signer, a certificate that is trusted, and the one form that each part without a signature has."""
    signed = container["content"]
    certificates = [each.chosen.dump() for each in signed["certificates"]]
    known = {each.public_bytes(serialization.Encoding.DER): each for each in trusted}
    if len(certificates) != 1 or certificates[0] not in known:
        raise _Broken(_("Le sceau n’est pas celui de cette association : le certificat n’est pas le sien."))
    certificate = known[certificates[0]]
    [signer] = signed["signer_infos"]
    issued = cms.IssuerAndSerialNumber(
        {"issuer": signed["certificates"][0].chosen.issuer, "serial_number": certificate.serial_number}
    )
    fixed = [
        (container["content_type"].dump(), cms.ContentType("signed_data").dump()),
        (signed["version"].dump(), cms.CMSVersion("v1").dump()),
        (signed["digest_algorithms"].dump(), cms.DigestAlgorithms([_SHA256]).dump()),
        (signed["encap_content_info"].dump(), cms.EncapsulatedContentInfo({"content_type": "data"}).dump()),
        (signed["crls"].dump(), b""),
        (signer["version"].dump(), cms.CMSVersion("v1").dump()),
        (signer["sid"].dump(), issued.dump()),
        (signer["digest_algorithm"].dump(), _SHA256.dump()),
        (signer["signature_algorithm"].dump(), _RSA.dump()),
    ]
    if any(found != expected for found, expected in fixed):
        raise _Broken(_("Le sceau lui-même a été modifié."))
    attributes = {each["type"].native: each["values"] for each in signer["signed_attrs"]}
    if attributes["message_digest"][0].native != digest:
        raise _Broken(_("Le contenu du fichier a été modifié après le sceau."))
    key = certificate.public_key()
    if not isinstance(key, rsa.RSAPublicKey):
        raise _Broken(_("Le certificat ne porte pas de clé RSA."))
    signature = signer["signature"].native
    try:
        key.verify(signature, signer["signed_attrs"].untag().dump(), padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        raise _Broken(_("Le sceau n’est pas valable : il a été modifié.")) from None
    stamped = token_problem(signer["unsigned_attrs"], signature)
    if stamped:
        raise _Broken(stamped)
