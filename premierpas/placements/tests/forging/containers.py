"""What the seal's container says otherwise, and seals of somebody who calls himself the same."""

from datetime import timedelta

from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from premierpas.placements.sealing import seal
from premierpas.placements.sealing.certificate import SealKey

from .raw import unsealed
from .rewritings import blank_page
from .ways import Forge, container_of, rewritten, with_container


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
