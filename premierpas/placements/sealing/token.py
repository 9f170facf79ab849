"""The time-stamp that a seal may carry: over this very signature, by the authority whose certificate it holds."""

import hashlib
from collections.abc import Callable

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from django.utils.translation import gettext as _

_HASHES: dict[str, Callable[[], hashes.HashAlgorithm]] = {
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}


class UnfitToken(ValueError):
    """The authority signs otherwise than with RSA, whose signatures have one form only."""


def alone(token: cms.ContentInfo) -> cms.ContentInfo:
    """The token in the one form that is checked later: nothing vouches for what its signature doesn't cover.

    So only the signer's own certificate stays, and the algorithms are written in one way. Raises UnfitToken.
    """
    signed = token["content"]
    [signer] = signed["signer_infos"]
    own = [each for each in signed["certificates"] if _sid_of(each.chosen).dump() == signer["sid"].dump()]
    if len(own) != 1 or own[0].chosen.public_key.algorithm != "rsa":
        raise UnfitToken("the time-stamping authority must sign with RSA and send its certificate")
    name = signer["digest_algorithm"]["algorithm"].native
    signer["digest_algorithm"], signer["signature_algorithm"] = _digest(name), _rsa_with(name)
    signed["digest_algorithms"] = cms.DigestAlgorithms([_digest(name)])
    signed["certificates"] = cms.CertificateSet(own)
    signed["signer_infos"] = cms.SignerInfos([signer])
    return cms.ContentInfo({"content_type": "signed_data", "content": signed})


def _digest(name: str) -> algos.DigestAlgorithm:
    return algos.DigestAlgorithm({"algorithm": name, "parameters": core.Null()})


def _rsa_with(name: str) -> algos.SignedDigestAlgorithm:
    return algos.SignedDigestAlgorithm({"algorithm": f"{name}_rsa", "parameters": core.Null()})


def token_problem(attributes: cms.CMSAttributes, signature: bytes) -> str:
    """Why the time-stamp isn't good; empty when it is, or when there is none.

    Whether its authority is trusted is for whoever relies on the time; here is checked that nothing was changed.
    """
    if not attributes.contents:
        return ""
    if len(attributes) != 1 or attributes[0]["type"].native != "signature_time_stamp_token":
        return _("Le sceau porte autre chose qu’un horodatage.")
    [token] = attributes[0]["values"]
    return "" if _holds(token, signature) else _("L’horodatage du sceau a été modifié.")


def _holds(token: cms.ContentInfo, signature: bytes) -> bool:
    signed = token["content"]
    [signer], [certificate] = signed["signer_infos"], [each.chosen for each in signed["certificates"]]
    name = signer["digest_algorithm"]["algorithm"].native
    content = signed["encap_content_info"]["content"]
    stated: tsp.TSTInfo = content.parsed
    imprint = stated["message_imprint"]
    imprinted = hashlib.new(imprint["hash_algorithm"]["algorithm"].native, signature).digest()
    found = {each["type"].native: each["values"] for each in signer["signed_attrs"]}
    return (
        imprint["hashed_message"].native == imprinted
        and found["message_digest"][0].native == hashlib.new(name, bytes(content)).digest()
        and _is_named(certificate, found)
        and _has_one_form(token, certificate)
        and _verifies(certificate, signer, name)
    )


def _has_one_form(token: cms.ContentInfo, certificate: asn1_x509.Certificate) -> bool:
    """What no signature covers says only what it must."""
    signed = token["content"]
    [signer] = signed["signer_infos"]
    name = signer["digest_algorithm"]["algorithm"].native
    return (
        token["content_type"].native == "signed_data"
        and signed["version"].native == "v3"
        and signed["digest_algorithms"].dump() == cms.DigestAlgorithms([_digest(name)]).dump()
        and signed["encap_content_info"]["content_type"].native == "tst_info"
        and not signed["crls"].contents
        and signer["version"].native == "v1"
        and signer["sid"].dump() == _sid_of(certificate).dump()
        and signer["digest_algorithm"].dump() == _digest(name).dump()
        and signer["signature_algorithm"].dump() == _rsa_with(name).dump()
        and not signer["unsigned_attrs"].contents
    )


def _sid_of(certificate: asn1_x509.Certificate) -> cms.SignerIdentifier:
    return cms.SignerIdentifier(
        "issuer_and_serial_number",
        cms.IssuerAndSerialNumber({"issuer": certificate.issuer, "serial_number": certificate.serial_number}),
    )


def _is_named(certificate: asn1_x509.Certificate, attributes: dict) -> bool:
    """Whether the signed attributes name this certificate by its hash, as RFC 5816 and RFC 2634 ask."""
    if "signing_certificate_v2" in attributes:
        named = attributes["signing_certificate_v2"][0]["certs"][0]
        return bool(
            named["cert_hash"].native
            == hashlib.new(named["hash_algorithm"]["algorithm"].native, certificate.dump()).digest()
        )
    named = attributes["signing_certificate"][0]["certs"][0]
    return bool(named["cert_hash"].native == hashlib.sha1(certificate.dump(), usedforsecurity=False).digest())


def _verifies(certificate: asn1_x509.Certificate, signer: cms.SignerInfo, name: str) -> bool:
    key = x509.load_der_x509_certificate(certificate.dump()).public_key()
    if not isinstance(key, rsa.RSAPublicKey):
        return False
    try:
        key.verify(
            signer["signature"].native, signer["signed_attrs"].untag().dump(), padding.PKCS1v15(), _HASHES[name]()
        )
    except InvalidSignature:
        return False
    return True
