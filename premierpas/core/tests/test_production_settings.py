"""Production settings: nothing guessed, nothing weak, and static files that are compressed once."""

import os
import secrets
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from premierpas.core import clock, embedded
from premierpas.core.secret_key import HOW_TO_MAKE_ONE

GOOD = {
    "DJANGO_SETTINGS_MODULE": "premierpas.settings.production",
    "SECRET_KEY": secrets.token_urlsafe(64),
    "DATABASE_URL": "postgresql://premierpas:secret@localhost/premierpas",
    "ALLOWED_HOSTS": "stages.example.org",
}


def run(folder: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Python with production settings, in an environment of its own."""
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder), **GOOD, **changes}
    return subprocess.run(
        [sys.executable, *arguments], cwd=embedded.PROJECT, env=environment, capture_output=True, text=True
    )


def manage(folder: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """A command of the product there."""
    return run(folder, "manage.py", *arguments, **changes)


def settings_of(folder: Path, *names: str, **changes: str) -> list[str]:
    """What these settings are in production."""
    code = f"from django.conf import settings\nfor name in {names}: print(repr(getattr(settings, name)))"
    done = run(folder, "-c", code, **changes)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def seal(tmp_path_factory) -> dict[str, str]:
    """A key and a certificate, as an authority would have given them."""
    folder = tmp_path_factory.mktemp("seal")
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Cachet")])
    own = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(clock.now()).not_valid_after(clock.now() + timedelta(days=4000))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "key.pem").write_bytes(private)
    (folder / "certificate.pem").write_bytes(own.public_bytes(serialization.Encoding.PEM))
    return {"SEAL_KEY_FILE": str(folder / "key.pem"), "SEAL_CERTIFICATE_FILE": str(folder / "certificate.pem")}


def test_a_demonstration_seal_is_none(tmp_path):
    done = manage(tmp_path, "check", "--deploy")
    assert done.returncode == 1 and "demonstration seal" in done.stderr


def test_a_seal_that_cannot_be_read_is_named(tmp_path, seal):
    done = manage(tmp_path, "check", "--deploy", **{**seal, "SEAL_CERTIFICATE_FILE": "/nowhere.pem"})
    assert done.returncode == 1 and "/nowhere.pem" in done.stderr


@pytest.mark.parametrize("behind_proxy", ["0", "1"])
def test_the_check_for_deployment_finds_nothing(tmp_path, behind_proxy, seal):
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "DEBUG", BEHIND_PROXY=behind_proxy, **seal)
    assert (done.returncode, done.stdout.strip()) == (0, "System check identified no issues (0 silenced)."), done.stderr


@pytest.mark.parametrize(
    "missing",
    [{"SECRET_KEY": ""}, {"SECRET_KEY": "short"}, {"DATABASE_URL": ""}],
    ids=["no key", "short key", "no database"],
)
def test_without_its_secrets_production_refuses_to_start(tmp_path, missing):
    done = manage(tmp_path, "check", **missing)
    assert done.returncode != 0 and f"ImproperlyConfigured: {next(iter(missing))} must" in done.stderr


def test_a_key_that_was_typed_is_refused_with_how_to_draw_one(tmp_path):
    done = manage(tmp_path, "check", SECRET_KEY="k9$" * 30)
    assert done.returncode != 0 and "ImproperlyConfigured: SECRET_KEY has only 3 different" in done.stderr
    assert HOW_TO_MAKE_ONE in done.stderr


def test_production_never_shows_the_secrets_of_messages(tmp_path):
    assert settings_of(tmp_path, "SHOW_SECRETS", DEMO="1") == ["False"]
    done = manage(tmp_path, "check", DEMO="1", SHOW_SECRETS="1")
    assert done.returncode != 0 and "ImproperlyConfigured: SHOW_SECRETS must be off" in done.stderr


def test_the_demo_world_is_off_and_staff_need_a_second_factor_unless_told_otherwise(tmp_path):
    names = ("DEMO", "DEBUG", "DEVELOPMENT", "REQUIRE_MFA_ROLES", "OUTBOX_DELIVERY")
    assert settings_of(tmp_path, *names) == [
        "False",
        "False",
        "False",
        "{'coordinator'}",
        "'premierpas.core.outbox.delivery.Real'",
    ]


def test_roles_that_need_a_second_factor_are_named_and_a_misspelt_one_is_refused(tmp_path):
    assert settings_of(tmp_path, "REQUIRE_MFA_ROLES", REQUIRE_MFA_ROLES="none") == ["set()"]
    assert settings_of(tmp_path, "REQUIRE_MFA_ROLES", REQUIRE_MFA_ROLES="signatory") == ["{'signatory'}"]
    done = manage(tmp_path, "check", REQUIRE_MFA_ROLES="coordinator,headteacher")
    assert done.returncode != 0 and "ImproperlyConfigured: REQUIRE_MFA_ROLES: headteacher" in done.stderr


def test_the_word_of_a_proxy_counts_only_behind_one(tmp_path):
    assert settings_of(tmp_path, "SECURE_PROXY_SSL_HEADER") == ["None"]
    behind = settings_of(tmp_path, "SECURE_PROXY_SSL_HEADER", BEHIND_PROXY="1")
    assert behind == ["('HTTP_X_FORWARDED_PROTO', 'https')"]


def test_a_proxy_that_is_no_address_is_named(tmp_path):
    done = manage(tmp_path, "check", TRUSTED_PROXIES="203.0.113.0/24, our-proxy")
    assert done.returncode != 0 and "ImproperlyConfigured: TRUSTED_PROXIES: 'our-proxy'" in done.stderr


def test_mail_settings_come_from_the_environment(tmp_path):
    names = ("EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_TLS", "ANYMAIL")
    said = settings_of(
        tmp_path, *names, EMAIL_HOST="smtp.example.org", EMAIL_PORT="587", EMAIL_USE_TLS="1", ANYMAIL_BREVO_API_KEY="k"
    )
    assert said == ["'smtp.example.org'", "587", "True", "{'BREVO_API_KEY': 'k'}"]


def test_collected_static_files_are_fingerprinted_and_compressed_twice(tmp_path):
    done = manage(tmp_path, "collectstatic", "--noinput", DATABASE_URL="postgresql:///none")
    assert done.returncode == 0, done.stderr
    styles = [path.name for path in (tmp_path / "static" / "ui").glob("tokens.*")]
    fingerprinted = [name for name in styles if name.count(".") > 1 and name.endswith(".css")]
    assert len(fingerprinted) == 1
    assert {f"{fingerprinted[0]}.gz", f"{fingerprinted[0]}.br"} <= set(styles)
