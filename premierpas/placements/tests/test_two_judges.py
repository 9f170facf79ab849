"""A seal is good when two judges say so, who share no code: our reader of bytes, and pyHanko's validation."""

import io
import random
import socket
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from premierpas.core import clock
from premierpas.placements.document.agreement import agreement_pdf
from premierpas.placements.sealing import verify
from premierpas.placements.sealing.certificate import SealKey, own_certificates, read_certificates
from premierpas.placements.sealing.seal import seal_pdf
from premierpas.placements.sealing.second_judge import second_problem
from premierpas.placements.sealing.verify import problems_of

from .agreements import signed
from .test_sealing import another_key, hole, sealed
from .test_timestamp import responder, stamped

pytestmark = pytest.mark.django_db
__all__ = ["responder", "sealed", "stamped"]
MARK = "Un second contrôle"


def issued_key(*, until: datetime) -> SealKey:
    """A key whose certificate an authority has issued, as a deployment buys it, without any stated usage."""
    authority, key = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in ("Autorité d’essai", "Association")]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(names[1])
        .issuer_name(names[0])
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(until - timedelta(days=800))
        .not_valid_after(until)
        .sign(authority, hashes.SHA256())
    )
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return SealKey(pem, certificate.public_bytes(serialization.Encoding.PEM))


def flipped(pdf: bytes, place: int) -> bytes:
    changed = bytearray(pdf)
    changed[place] ^= 1
    return bytes(changed)


def updated(pdf: bytes) -> bytes:
    """The same file with a change after the seal, as an ordinary tool adds one."""
    writer, out = IncrementalPdfFileWriter(io.BytesIO(pdf)), io.BytesIO()
    writer.root["/Lang"] = generic.pdf_string("en")
    writer.update_root()
    writer.write(out)
    return out.getvalue()


def test_both_judges_accept_every_good_file(sealed: bytes, stamped: bytes, monkeypatch):
    monkeypatch.setattr(socket.socket, "connect", lambda *_args: pytest.fail("a judge asks the network"))
    for name, pdf in {"sealed": sealed, "time-stamped": stamped}.items():
        assert (name, second_problem(pdf, own_certificates())) == (name, "")
        assert (name, problems_of(pdf, own_certificates())) == (name, [])


@pytest.mark.parametrize("days_left", [30, -30], ids=["in force", "ended"])
def test_a_bought_certificate_is_trusted_by_itself_whatever_its_dates_and_usages(days_left: int):
    key = issued_key(until=clock.now() + timedelta(days=days_left))
    assert problems_of(seal_pdf(agreement_pdf(signed()), key=key), read_certificates(key.certificate)) == []


FORGERIES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a changed word": (lambda pdf: flipped(pdf, hole(pdf)[0] // 2), "contenu"),
    "a new language": (updated, "changements après"),
    "bytes after it": (lambda pdf: pdf + b"1 0 obj\n<<>>\nendobj\n", "changements après"),
    "no seal": (lambda pdf: agreement_pdf(signed()), "un sceau et un seul"),
    "no PDF": (lambda pdf: b"GIF89a", "ne peut pas lire"),
    "a cut file": (lambda pdf: pdf[: len(pdf) // 2], "ne peut pas lire"),
}


@pytest.fixture
def lenient(monkeypatch) -> None:
    """Our own judge lets everything pass."""
    monkeypatch.setattr(verify, "_check_seal", lambda pdf, trusted: None)


@pytest.mark.parametrize("what", FORGERIES)
def test_a_forgery_that_the_first_judge_lets_pass_is_refused_with_its_reason(sealed: bytes, lenient, what: str):
    forge, reason = FORGERIES[what]
    [said] = problems_of(forge(sealed), own_certificates())
    assert said.startswith(MARK) and reason in said


def test_another_deployments_seal_is_refused_by_the_second_judge_too(sealed: bytes, lenient, tmp_path, settings):
    mine = own_certificates()
    foreign = seal_pdf(agreement_pdf(signed()), key=another_key(tmp_path, settings))
    [said] = problems_of(foreign, mine)
    assert said.startswith(MARK) and "ne reconnaît pas le certificat" in said


def test_no_byte_that_the_seal_covers_changes_unseen_by_the_second_judge(stamped: bytes, lenient):
    chance, trusted = random.Random(2026), own_certificates()
    start, end = hole(stamped)
    covered = [*range(start), *range(end, len(stamped))]
    assert [at for at in chance.sample(covered, 60) if not problems_of(flipped(stamped, at), trusted)] == []
