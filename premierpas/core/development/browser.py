"""The browser that tests drive: Debian's chromium without windows, or the whole one; installed where that is allowed.

Without windows it needs half the time for each page.
"""

import os
import shutil
import subprocess
import sys

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser() -> str | None:
    """The path of the browser; CHROMIUM names another one."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in _NAMES if (path := shutil.which(name))), None)


def main() -> int:
    """Install the quicker browser if it is missing and this user may; else say how, where there is none at all.

    In CI a missing browser is a failure.
    """
    if "CHROMIUM" in os.environ or shutil.which(_NAMES[0]):
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing chromium…", file=sys.stderr)
        _apt("update")
        for package in _NAMES[:2]:  # not every Debian has the first
            _apt("install", "-y", "--no-install-recommends", package)
            if find_browser():
                break
    if find_browser():
        return 0
    print(
        "No chromium: browser tests will be skipped. Install it (on Debian, as root: apt-get install "
        "chromium-headless-shell), or name one with CHROMIUM=/path.",
        file=sys.stderr,
    )
    return 1 if os.environ.get("CI", "").lower() in {"1", "true"} else 0


def _apt(*command: str) -> None:
    subprocess.run(
        ["apt-get", "-qq", *command],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, stdout=sys.stderr, check=False,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
