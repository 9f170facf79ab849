"""A server: nothing is guessed, everything secret comes from the environment."""

import os

from django.core.exceptions import ImproperlyConfigured

from premierpas.core.secret_key import HOW_TO_MAKE_ONE, weakness_of

from .base import *  # noqa: F403
from .base import BEHIND_PROXY, on

DEMO = on("DEMO", "0")
SECRET_KEY = os.environ.get("SECRET_KEY", "")
if weakness := weakness_of(SECRET_KEY):
    raise ImproperlyConfigured(f"SECRET_KEY {weakness}. Make one with: {HOW_TO_MAKE_ONE}")
if not os.environ.get("DATABASE_URL"):
    raise ImproperlyConfigured("DATABASE_URL must name the PostgreSQL database.")
if on("SHOW_SECRETS"):
    raise ImproperlyConfigured("SHOW_SECRETS must be off: whoever reads the outbox would sign in as anybody.")

SECURE_SSL_REDIRECT = on("SECURE_SSL_REDIRECT", "1")
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^metrics$"]  # asked for inside, without the proxy
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None  # anybody could send it
SECURE_HSTS_SECONDS = int(os.environ.get("SECURE_HSTS_SECONDS", 365 * 24 * 3600))
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
