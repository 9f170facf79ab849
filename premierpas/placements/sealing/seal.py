"""Sealing a PDF: PAdES with the deployment's certificate, in an invisible field, once over the whole file."""

import io
from functools import lru_cache

import structlog
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from django.conf import settings
from pyhanko.keys.pemder import load_certs_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, Signer, fields, sign_pdf
from pyhanko.sign.timestamps import TimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from .apart import apart
from .certificate import NoCertificate, SealKey, seal_key

FIELD = "Sceau"
_RESERVED, _RESERVED_WITH_TIME = 6144, 16384  # bytes of the container; its unused end is checked to be zeros
log = structlog.get_logger()


def seal_pdf(pdf: bytes, *, key: SealKey | None = None, timestamper: TimeStamper | None = None) -> bytes:
    """The same document with the deployment's seal after it; raises NoCertificate.

    With a time-stamping authority (`timestamper`, or TIMESTAMP_URL) the seal carries its token (PAdES B-T). When it
    can't be reached the file is sealed without one (B-B) and the log says so: a late seal is worse than an unstamped.
    """
    from .timestamp import Unreachable, authority

    chosen = timestamper or authority()
    signer = _signer(key or seal_key())
    if chosen is not None:
        try:
            return _sealed(pdf, signer, chosen)
        except Unreachable as error:
            log.warning("seal.timestamp_unreachable", error=str(error))
    return _sealed(pdf, signer, None)


def _sealed(pdf: bytes, signer: Signer, timestamper: TimeStamper | None) -> bytes:
    out = apart(
        lambda: sign_pdf(
            IncrementalPdfFileWriter(io.BytesIO(pdf)),
            PdfSignatureMetadata(
                field_name=FIELD,
                md_algorithm="sha256",
                subfilter=fields.SigSeedSubFilter.PADES,
                certify=True,
                docmdp_permissions=fields.MDPPerm.NO_CHANGES,
                name=settings.SITE_NAME,
            ),
            signer=signer,
            timestamper=timestamper,
            new_field_spec=fields.SigFieldSpec(
                FIELD,
                # Without a box, off the page: PDF/UA wants an untagged widget unseen, PDF/A forbids the hidden flag.
                invis_sig_settings=fields.InvisSigSettings(box_out_of_bounds=True),
            ),
            bytes_reserved=_RESERVED_WITH_TIME if timestamper else _RESERVED,
        )
    )
    return bytes(out.getvalue())


@lru_cache(maxsize=4)
def _signer(key: SealKey) -> Signer:
    """Reading an RSA key checks its numbers, which takes longer than everything else: once a process is enough."""
    certificate = next(iter(load_certs_from_pemder_data(key.certificate)))
    private = serialization.load_pem_private_key(key.key, key.passphrase)
    if not isinstance(private, rsa.RSAPrivateKey):
        raise NoCertificate("The sealing key must be RSA: its signatures have one form only.")
    return _RsaSigner(signing_cert=certificate, private=private)


class _RsaSigner(Signer):
    """Signs with a key that stays loaded."""

    def __init__(self, *, signing_cert: asn1_x509.Certificate, private: rsa.RSAPrivateKey) -> None:
        super().__init__(signing_cert=signing_cert, cert_registry=SimpleCertificateStore())
        self.private = private

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """PKCS #1 v1.5 with SHA-256, whatever else is asked for."""
        return bytes(self.private.key_size // 8) if dry_run else self.private.sign(data, PKCS1v15(), SHA256())
