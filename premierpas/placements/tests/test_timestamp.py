"""The time-stamping port, against a responder that the test starts (RFC 3161)."""

import random
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.core.files.storage import default_storage
from pyhanko.keys.internal import translate_pyca_cryptography_key_to_asn1
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from premierpas.core import clock
from premierpas.placements.document.agreement import agreement_pdf
from premierpas.placements.models import Agreement
from premierpas.placements.sealing.certificate import own_certificates
from premierpas.placements.sealing.seal import seal_pdf
from premierpas.placements.sealing.sealing import seal
from premierpas.placements.sealing.verify import problems_of

from .agreements import signed
from .test_sealing import hole

pytestmark = pytest.mark.django_db


def an_authority() -> DummyTimeStamper:
    """An authority with a key of its own, as pyHanko plays one."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Horodatage d’essai")])
    own = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(clock.now() - timedelta(days=1))
        .not_valid_after(clock.now() + timedelta(days=3650))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(key, hashes.SHA256())
    )
    return DummyTimeStamper(
        tsa_cert=asn1_x509.Certificate.load(own.public_bytes(serialization.Encoding.DER)),
        tsa_key=translate_pyca_cryptography_key_to_asn1(key),
        certs_to_embed=SimpleCertificateStore(),
    )


@pytest.fixture
def responder() -> Iterator[str]:
    authority = an_authority()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            answer = authority.request_tsa_response(tsp.TimeStampReq.load(body)).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def stamped(responder: str, settings) -> bytes:
    settings.TIMESTAMP_URL = responder
    return seal_pdf(agreement_pdf(signed()))


def test_a_stamped_seal_is_valid_and_carries_a_token(stamped: bytes):
    assert problems_of(stamped, own_certificates()) == []
    assert b"2a864886f70d010910020e".upper() in stamped  # id-aa-timeStampToken


def test_every_byte_of_the_stamped_container_counts(stamped: bytes):
    trusted = own_certificates()
    start, end = hole(stamped)
    chance, used = random.Random(2026), start + len(stamped[start:end].rstrip(b"0>"))
    places = [*(chance.randrange(start, used) for _ in range(700)), *(chance.randrange(used, end) for _ in range(100))]
    unnoticed = []
    for place in places:
        changed = bytearray(stamped)
        changed[place] ^= 1 << chance.randrange(8)
        if not problems_of(bytes(changed), trusted):
            unnoticed.append(place)
    assert unnoticed == []


def test_an_authority_that_is_away_does_not_keep_the_seal_waiting(settings, caplog):
    settings.TIMESTAMP_URL = "http://127.0.0.1:9/"
    row = seal(signed().pk)
    assert row is not None and Agreement.objects.get().sealed == row
    with default_storage.open(row.file.name) as file:
        assert problems_of(file.read(), own_certificates()) == []
    assert "seal.timestamp_unreachable" in caplog.text
