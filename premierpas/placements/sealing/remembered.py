"""The public certificates that ever sealed here, kept with the agreements: in every backup, trusted after a restore."""

import hashlib
from contextlib import suppress
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from django.conf import settings
from django.db import DatabaseError
from django.utils.translation import gettext_lazy as _

from premierpas.core.backup.beside import Beside

from ..models import SealCertificate, SealedFile
from .certificate import NoCertificate, own_certificates, read_certificates


def trusted_certificates() -> list[x509.Certificate]:
    """Those of the settings, then those remembered; without a database the settings' alone. Raises NoCertificate."""
    own = own_certificates()
    try:
        kept = [each for pem in SealCertificate.objects.order_by("pk").values_list("pem", flat=True)
                for each in read_certificates(pem.encode())]  # fmt: skip
    except DatabaseError:
        kept = []
    return list({_fingerprint(each): each for each in [*own, *kept]}.values())


def remember(certificates: list[x509.Certificate]) -> None:
    """Keep public certificates; those that are kept already stay as they are."""
    rows = [
        SealCertificate(sha256=_fingerprint(each), pem=each.public_bytes(serialization.Encoding.PEM).decode())
        for each in certificates
    ]
    SealCertificate.objects.bulk_create(rows, ignore_conflicts=True)


def remember_own() -> None:
    """Before a backup: files sealed by earlier versions of this product have left no certificate here."""
    with suppress(DatabaseError, NoCertificate):  # the backup itself says that the database is away
        if SealedFile.objects.exists():
            remember(own_certificates())


def _fingerprint(certificate: x509.Certificate) -> str:
    return hashlib.sha256(certificate.public_bytes(serialization.Encoding.DER)).hexdigest()


def _known() -> list[str]:
    """What is set or made here; makes nothing."""
    if not settings.SEAL_CERTIFICATE_FILE and not (Path(settings.DATA_DIR) / "seal" / "seal.pem").exists():
        return []
    try:
        return [_fingerprint(each) for each in own_certificates()[:1]]
    except NoCertificate:
        return []


SEAL = Beside(
    _known,
    _(
        "la clé du cachet (SEAL_KEY_FILE, SEAL_CERTIFICATE_FILE, ou DATA_DIR/seal). Les anciens fichiers restent "
        "vérifiables ; les nouveaux auront un autre cachet."
    ),
)
