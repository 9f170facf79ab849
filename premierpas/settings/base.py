"""What every way of running shares. Every variable read here is listed in docs/operations.md."""

import os
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

from csp.constants import NONE, SELF
from django.contrib.messages import constants as messages
from django.core.exceptions import ImproperlyConfigured

from premierpas.core import embedded, observability

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = embedded.data_dir()


def on(name: str, default: str = "0") -> bool:
    """Whether the environment variable is switched on."""
    return os.environ.get(name, default).lower() in {"1", "true", "yes", "on"}


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """The addresses and networks that the environment variable names."""
    try:
        return [ip_network(each) for each in os.environ.get(name, "").replace(",", " ").split()]
    except ValueError as problem:
        raise ImproperlyConfigured(f"{name}: {problem}.") from None


def roles(name: str, default: str) -> set[str]:
    """The roles that the environment variable names; `none` for none."""
    named = set(os.environ.get(name, default).replace(",", " ").split()) - {"none"}
    if unknown := named - {"coordinator", "head_teacher", "delegate", "signatory"}:
        raise ImproperlyConfigured(
            f"{name}: {', '.join(sorted(unknown))} is none of coordinator, head_teacher, delegate, signatory."
        )
    return named


DEBUG = False
DEVELOPMENT = False  # shows /ui, the living page of the design system
DEMO = on("DEMO", "1")  # the demo world may be loaded, and its accounts shown at sign-in
SECRET_KEY = os.environ.get("SECRET_KEY", "")
SECRET_KEY_FALLBACKS = os.environ.get("SECRET_KEY_FALLBACKS", "").split()  # former ones, after a rotation
ALLOWED_HOSTS = [host for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host]
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if origin]
BEHIND_PROXY = on("BEHIND_PROXY")  # the last forwarded address is then our own proxy's word
TRUSTED_PROXIES = networks("TRUSTED_PROXIES")
SITE_URL = os.environ.get("SITE_URL", f"http://localhost:{os.environ.get('PORT', '8000')}")

# The association, as visitors read it.
SITE_NAME = os.environ.get("SITE_NAME", "Un stage, et après ?")
ASSOCIATION_ADDRESS = os.environ.get("ASSOCIATION_ADDRESS", "8, rue des Anciennes-Mairies, 92000 Nanterre")
ASSOCIATION_PHONE = os.environ.get("ASSOCIATION_PHONE", "01 00 00 00 00")
ASSOCIATION_EMAIL = os.environ.get("ASSOCIATION_EMAIL", "bonjour@unstageetapres.example")

# Floors, the lowest first: an app may import from those above its own line only (see docs/architecture.md).
FLOORS = [
    "premierpas.core",
    "premierpas.ui",
    "premierpas.accounts",
    "premierpas.organisations",
    "premierpas.people",
    "premierpas.agenda",
    "premierpas.volunteers",
    "premierpas.messaging",
    "premierpas.threads",
    "premierpas.occupations",
    "premierpas.interests",
    "premierpas.offers",
    "premierpas.workshop",
    "premierpas.applications",
    "premierpas.placements",
    "premierpas.week",
    "premierpas.events",
    "premierpas.entrance",
    "premierpas.forums",
    "premierpas.feedback",
    "premierpas.careers",
    "premierpas.mentoring",
    "premierpas.meetings",
    "premierpas.youth_work",
    "premierpas.preparation",
    "premierpas.afterwards",
    "premierpas.following",
    "premierpas.outreach",
    "premierpas.insights",
    "premierpas.partners",
    "premierpas.campaigns",
    "premierpas.pages",
    "premierpas.privacy",
    "premierpas.families",
    "premierpas.portal",
    "premierpas.demo",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "heroicons",
    *FLOORS,
]
MIDDLEWARE = [
    "premierpas.core.observability.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # its random padding, and CSRF tokens masked anew, leave BREACH nothing
    "premierpas.core.policy.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "premierpas.accounts.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "premierpas.accounts.middleware.DeviceMiddleware",
    "premierpas.accounts.middleware.ViewerMiddleware",
    "premierpas.accounts.middleware.SecondFactorMiddleware",
]
ROOT_URLCONF = "premierpas.urls"
WSGI_APPLICATION = "premierpas.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "premierpas" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "premierpas.ui.templatetags.ui",
                "premierpas.ui.templatetags.settled",
            ],
        },
    }
]
FORM_RENDERER = "premierpas.ui.forms.Renderer"

DATABASES = {"default": embedded.database_settings(os.environ.get("DATABASE_URL"), DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "premierpas.accounts.backends.ActiveUserBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
ACCOUNT_ADAPTER = "premierpas.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code by e-mail is the proof
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_RATE_LIMITS = False  # one limiter of our own, in the database: accounts.limiter
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_FORMS = {"confirm_login_code": "premierpas.accounts.forms.CodeForm"}
MFA_ADAPTER = "premierpas.accounts.adapter.FactorAdapter"
MFA_FORMS = {
    "authenticate": "premierpas.accounts.mfa_forms.AuthenticateForm",
    "reauthenticate": "premierpas.accounts.mfa_forms.ReauthenticateForm",
    "activate_totp": "premierpas.accounts.mfa_forms.ActivateForm",
}
MFA_TOTP_ISSUER = SITE_NAME
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "portal:door"
SESSION_ENGINE = "premierpas.accounts.session_store"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "premierpas.portal.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
# The kinds of `ui.components.notice`.
MESSAGE_TAGS = {messages.SUCCESS: "done", messages.WARNING: "now", messages.ERROR: "bad", messages.INFO: ""}

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Paris"

STATIC_URL = "static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", DATA_DIR / "static"))
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT", DATA_DIR / "files"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

# No inline script or style anywhere, no third-party request from any page.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

PGHISTORY_CREATED_AT_FUNCTION = "public.premierpas_now()"  # the time of core.clock, even when it travels
PROCRASTINATE_ON_APP_READY = "premierpas.core.tasks.on_app_ready"
STALLED_AFTER_SECONDS = 60  # a living worker signs every ten; the jobs of one silent for longer go to the next

EMAIL_BACKEND = os.environ.get("EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = on("EMAIL_USE_TLS")
EMAIL_USE_SSL = on("EMAIL_USE_SSL")
EMAIL_TIMEOUT = 20  # seconds; a silent mail server must not hold a worker
ANYMAIL = {name.removeprefix("ANYMAIL_"): value for name, value in os.environ.items() if name.startswith("ANYMAIL_")}
RETURN_ADDRESS = os.environ.get("RETURN_ADDRESS", "")  # the sender on the envelope: where refused mail comes back
RETURNED_MAIL_URL = os.environ.get("RETURNED_MAIL_URL", "")  # imaps://user:password@host/folder, read for refusals
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", ASSOCIATION_EMAIL)
OUTBOX_DELIVERY = os.environ.get("OUTBOX_DELIVERY", "premierpas.core.outbox.delivery.Real")
SHOW_SECRETS = False  # whether the outbox shows links and codes: of a demo world on a laptop, never of a server
SMS_BACKEND = os.environ.get("SMS_BACKEND", "premierpas.core.outbox.sms.ConsoleSms")

LOGGING = observability.logging_settings()
METRICS_TOKEN = os.environ.get("METRICS_TOKEN", "")  # who may read /metrics from elsewhere than this machine
READY_WAITS_FOR_WORKER = on("READY_WAITS_FOR_WORKER")  # set by `make run`

# Settings of domain.md; a territory may only make them stricter.
COMPANY_ANSWER_DAYS = 15
COMPANY_REMINDER_DAYS = (5, 10, 14)
COMPANY_EXTRA_DAYS = 15
CONFIRMATION_SCHOOL_DAYS = 10
LAST_DEADLINE_DAYS_BEFORE_WEEK = 7
LIVE_APPLICATIONS_PER_PUPIL = 8
WISHES_PER_PUPIL = 5  # companies without a place where a pupil would love to go
PUPILS_PER_MENTOR = 12
NUDGES_PER_COMPANY_A_MONTH = 2  # "three pupils near you look for exactly this"
# Month and day from which volunteers are asked whether they stay; until the end of July.
INTENTIONS_ASKED_ON = tuple(int(part) for part in os.environ.get("INTENTIONS_ASKED_ON", "04-01").split("-"))
REQUIRE_MFA_ROLES = roles("REQUIRE_MFA_ROLES", "coordinator")  # who must use a second factor; others may
FORBID_TEMPLATE_QUERIES = False

# The seal of signed agreements. Without key and certificate a demonstration seal is made in DATA_DIR.
SEAL_KEY_FILE = os.environ.get("SEAL_KEY_FILE", "")
SEAL_KEY_PASSPHRASE = os.environ.get("SEAL_KEY_PASSPHRASE", "")
SEAL_CERTIFICATE_FILE = os.environ.get("SEAL_CERTIFICATE_FILE", "")
SEAL_FORMER_CERTIFICATES = os.environ.get("SEAL_FORMER_CERTIFICATES", "")  # after a rotation; several with “:”
# Whose model says who must be insured in an agreement's articles: the State's of 2025, or of 2024.
AGREEMENT_INSURANCE = os.environ.get("AGREEMENT_INSURANCE", "2025")
TIMESTAMP_URL = os.environ.get("TIMESTAMP_URL", "")  # an RFC 3161 authority, or none
