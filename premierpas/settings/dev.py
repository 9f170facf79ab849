"""`make run` on a laptop: the embedded database, the demo world, the outbox shown in the app."""

import hashlib

from .base import *  # noqa: F403
from .base import DATA_DIR, DEMO, REQUIRE_MFA_ROLES, SECRET_KEY, on

DEVELOPMENT = True
# Stable for one data folder, so that a restart keeps everyone signed in; production wants a real one.
SECRET_KEY = SECRET_KEY or "development-only-" + hashlib.sha256(str(DATA_DIR).encode()).hexdigest()
ALLOWED_HOSTS = ["*"]
REQUIRE_MFA_ROLES = set() if DEMO else REQUIRE_MFA_ROLES
SHOW_SECRETS = on("SHOW_SECRETS", "1" if DEMO else "0")
OUTBOX_DELIVERY = "premierpas.core.outbox.delivery.Shown"
