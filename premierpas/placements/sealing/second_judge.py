"""A second judge of a seal, who shares no code with the first: pyHanko's own validation, offline.

It reads the file as a PDF where `verify` reads bytes: which signature the document really names, what that covers,
whether the certification allows what came after.
"""

import asyncio
import io

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import EmbeddedPdfSignature, SignatureCoverageLevel, async_validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from .apart import apart


def second_problem(pdf: bytes, trusted: list[x509.Certificate]) -> str:
    """Why pyHanko doesn't hold the seal for good, in a sentence; empty when it does. Never raises."""
    try:
        reason = apart(lambda: asyncio.run(_reason(pdf, trusted)))
    except Exception:  # whatever a hostile file makes a parser say
        reason = "unreadable"
    return _said(reason) if reason else ""


async def _reason(pdf: bytes, trusted: list[x509.Certificate]) -> str:
    reader = PdfFileReader(io.BytesIO(pdf))
    if len(reader.embedded_signatures) != 1:
        return "other"
    [signature] = reader.embedded_signatures
    own = [asn1_x509.Certificate.load(each.public_bytes(Encoding.DER)) for each in trusted]
    of_the_time = _certificates_of_the_stamp(signature)
    status = await async_validate_pdf_signature(
        signature,
        signer_validation_context=_trust_in(own, signature.signer_cert),
        # Whether the authority of the time is trusted is for whoever relies on the time: its own word is taken here.
        ts_validation_context=_trust_in(of_the_time, of_the_time[0]) if of_the_time else None,
        key_usage_settings=KeyUsageConstraints(),
    )
    return next((reason for reason, holds in _conditions(status) if not holds), "")


def _trust_in(roots: list[asn1_x509.Certificate], signer: asn1_x509.Certificate) -> ValidationContext:
    """Being one of these makes a certificate fit, whatever dates and usages its issuer wrote: archives outlive it."""
    return ValidationContext(trust_roots=roots, moment=signer.not_valid_before, allow_fetching=False)


def _certificates_of_the_stamp(signature: EmbeddedPdfSignature) -> list[asn1_x509.Certificate]:
    tokens = [
        token
        for attribute in signature.signer_info["unsigned_attrs"]
        if attribute["type"].native == "signature_time_stamp_token"
        for token in attribute["values"]
    ]
    return [each.chosen for token in tokens for each in token["content"]["certificates"]]


def _conditions(status: PdfSignatureStatus) -> list[tuple[str, bool]]:
    stamp = status.timestamp_validity
    return [
        ("coverage", status.coverage == SignatureCoverageLevel.ENTIRE_FILE and bool(status.docmdp_ok)),
        ("content", status.intact),
        ("signature", status.valid),
        ("certificate", status.trusted),
        ("stamp", stamp is None or (stamp.intact and stamp.valid)),
    ]


def _said(reason: str) -> str:
    sentences = {
        "unreadable": _("Un second contrôle, fait d’une autre façon, ne peut pas lire ce fichier."),
        "other": _("Un second contrôle, fait d’une autre façon, ne trouve pas un sceau et un seul."),
        "coverage": _("Un second contrôle, fait d’une autre façon, trouve des changements après le sceau."),
        "content": _("Un second contrôle, fait d’une autre façon, trouve que le contenu a été modifié."),
        "signature": _("Un second contrôle, fait d’une autre façon, trouve que le sceau n’est pas valable."),
        "certificate": _("Un second contrôle, fait d’une autre façon, ne reconnaît pas le certificat du sceau."),
        "stamp": _("Un second contrôle, fait d’une autre façon, trouve que l’horodatage a été modifié."),
    }
    return sentences[reason]
