"""The test suite: real PostgreSQL, warnings are errors, fast password hashes."""

import os

from premierpas.core.embedded import PROJECT

os.environ.setdefault("DATA_DIR", str(PROJECT / "var" / "test"))  # before base reads it: tests keep off `make run`'s

from .base import *  # noqa: F403
from .base import DATABASES

DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c synchronous_commit=off")
SECRET_KEY = "test-only"
ALLOWED_HOSTS = ["*"]
DEVELOPMENT = True
DEMO = True
REQUIRE_MFA_ROLES = set()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SMS_BACKEND = "premierpas.core.outbox.sms.MemorySms"
FORBID_TEMPLATE_QUERIES = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
