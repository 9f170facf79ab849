"""The deployment's sealing key and certificate; a demonstration one is made where none is given.

A self-made certificate proves that a file comes from this deployment and hasn't changed; it is no qualified seal.
"""

import os
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.utils.translation import gettext as _

from premierpas.core import clock

KEPT_YEARS = 12  # the archive keeps agreements for five years; the certificate must outlive the last one it seals


class NoCertificate(Exception):
    """The key or certificate named in the settings can't be read."""


@dataclass(frozen=True)
class SealKey:
    """What seals: a private key and its certificate, both as PEM."""

    key: bytes
    certificate: bytes
    passphrase: bytes | None = None


def seal_key() -> SealKey:
    """The deployment's own; in development and demo a self-made one, kept in DATA_DIR. Raises NoCertificate."""
    given = settings.SEAL_KEY_FILE, settings.SEAL_CERTIFICATE_FILE
    if all(given):
        passphrase = settings.SEAL_KEY_PASSPHRASE.encode() or None
        return SealKey(_read(Path(given[0])), _read(Path(given[1])), passphrase)
    if any(given):
        raise NoCertificate("SEAL_KEY_FILE and SEAL_CERTIFICATE_FILE belong together.")
    folder = Path(settings.DATA_DIR) / "seal"
    if not (folder / "seal.pem").exists():
        _make(folder)
    both = _read(folder / "seal.pem")
    at = both.index(b"-----BEGIN CERTIFICATE-----")
    return SealKey(both[:at], both[at:])


def own_certificates() -> list[x509.Certificate]:
    """Those that verification trusts: the present one and, after a rotation, those of before. Raises NoCertificate."""
    own = _read(Path(settings.SEAL_CERTIFICATE_FILE)) if settings.SEAL_CERTIFICATE_FILE else seal_key().certificate
    former = [Path(name) for name in settings.SEAL_FORMER_CERTIFICATES.split(os.pathsep) if name]
    return [each for data in (own, *map(_read, former)) for each in read_certificates(data)]


@lru_cache(maxsize=16)
def read_certificates(data: bytes) -> list[x509.Certificate]:
    """One or several certificates from PEM, or one from DER; raises NoCertificate."""
    try:
        if b"-----BEGIN" in data:
            return x509.load_pem_x509_certificates(data)
        return [x509.load_der_x509_certificate(data)]
    except ValueError as error:
        raise NoCertificate(_("Ce fichier n’est pas un certificat.")) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NoCertificate(f"{path}: {error.strerror}") from error


def _make(folder: Path) -> None:
    """Write key and certificate as one file, so that two processes at once end with the same pair."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ) + _self_signed(key).public_bytes(serialization.Encoding.PEM)
    fresh = folder / f"seal.{os.getpid()}.pem"
    fresh.touch(mode=0o600)
    fresh.write_bytes(pem)
    try:
        os.link(fresh, folder / "seal.pem")  # whoever comes second keeps the first one's
    except FileExistsError:
        pass
    finally:
        fresh.unlink()


def _self_signed(key: rsa.RSAPrivateKey) -> x509.Certificate:
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, settings.SITE_NAME),
            x509.NameAttribute(NameOID.COMMON_NAME, _("Cachet de démonstration, non qualifié")),
        ]
    )
    now = clock.now()
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=366 * 2))  # the demo world seals in its own past
        .not_valid_after(now + timedelta(days=365 * KEPT_YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )


def _usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
