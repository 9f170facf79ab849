"""Programs of the machine that some tests try the product with; without one they are skipped, and its package is named."""

import os
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from premierpas.core.development.browser import find_browser

POSTGRESQL_15 = Path("/usr/lib/postgresql/15/bin")
PACKAGES = {
    "chromium": "chromium",
    "soffice": "libreoffice-writer",
    "grammalecte-cli": "grammalecte-cli",
    "initdb 15": "postgresql-15",
}
_WANTING = "needs the package "


def program(name: str) -> str:
    """Its path; skips the test when this machine doesn't have it."""
    path = find_browser() if name == "chromium" else shutil.which(name)
    if name == "initdb 15":
        path = str(POSTGRESQL_15 / "initdb") if os.access(POSTGRESQL_15 / "initdb", os.X_OK) else None
    if path is None:
        pytest.skip(_WANTING + PACKAGES[name])
    return path


def wanting(reasons: Iterable[str]) -> Counter[str]:
    """The packages that were missed, and by how many tests."""
    return Counter(reason.partition(_WANTING)[2] for reason in reasons if _WANTING in reason)
