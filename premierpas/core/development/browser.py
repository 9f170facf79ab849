"""The browser that tests drive: Debian's chromium, installed where that is allowed."""

import os
import shutil
import subprocess
import sys

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser() -> str | None:
    """The path of the browser; CHROMIUM names another one."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in _NAMES if (path := shutil.which(name))), None)


def main() -> int:
    """Install the browser if it is missing and this user may; else say how. In CI a missing browser is a failure."""
    if find_browser():
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing chromium…", file=sys.stderr)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", *command], env=quiet, stdout=sys.stderr, check=False)
        if find_browser():
            return 0
    print(
        "No chromium: browser tests will be skipped. Install it (on Debian, as root: apt-get install chromium), "
        "or name one with CHROMIUM=/path.",
        file=sys.stderr,
    )
    return 1 if os.environ.get("CI", "").lower() in {"1", "true"} else 0


if __name__ == "__main__":
    sys.exit(main())
