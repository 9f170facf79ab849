"""`make test`: all tests on several processes, then those that kill some; one status and one last line for both."""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from importlib.metadata import version
from pathlib import Path

# A worker waits for the database and the browser for half of its time: one more than there are processors.
_WORKERS = str((os.cpu_count() or 1) + 1)
_CALLS = (["-n", _WORKERS, "--dist", "worksteal", "--part=together"], ["-n", "0", "--part=alone"])
LAST_RUN = Path("var", "last_run.json")  # of all that a browser looks at: what `manage.py accessibility_checked` reads
_ALL_IN_BROWSER: tuple[list[str], ...] = ([], ["-m", "browser"])
_NOTHING_MATCHED = 5  # pytest's status when no test was left


def main(arguments: list[str]) -> int:
    """Run both calls, even if the first failed; the status of them together."""
    statuses, counts, packages, browser = [], Counter[str](), Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for number, call in enumerate(_CALLS):
            results = Path(folder, str(number))
            command = [sys.executable, "-m", "pytest", *call, f"--results={results}", *arguments]
            statuses.append(subprocess.run(command).returncode)
            if results.exists():
                said = json.loads(results.read_text())
                counts.update(said["counts"])
                packages.update(said["packages"])
                browser.update(screens=said["screens"], failed=said["wrong_in_browser"])
    for package, missed in packages.items():
        print(f"Not tried for want of the package {package}: {missed}")
    if arguments in _ALL_IN_BROWSER:
        _note(browser["screens"], failed=browser["failed"])
    print(last_line(counts))
    return status_of(statuses)


def _note(screens: int, *, failed: int) -> None:
    tool = f"axe-playwright-python {version('axe-playwright-python')}"
    LAST_RUN.parent.mkdir(exist_ok=True)
    LAST_RUN.write_text(json.dumps({"screens": screens, "failed": failed, "tool": tool}))


def last_line(counts: Counter[str]) -> str:
    """Of all calls together; a test whose world couldn't be made counts as failed."""
    failed = counts["failed"] + counts["error"]
    return f"{counts['passed']} passed, {failed} failed, {counts['skipped']} skipped"


def status_of(statuses: list[int]) -> int:
    """The first that is wrong; a call in which no test matched is fine when another had some."""
    if all(status == _NOTHING_MATCHED for status in statuses):
        return _NOTHING_MATCHED
    return next((status for status in statuses if status not in (0, _NOTHING_MATCHED)), 0)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
