"""A worker has to find every task by itself."""

import importlib
import pkgutil
import subprocess
import sys

from procrastinate.contrib.django import app

import premierpas
from premierpas.core import embedded

LIST = "import django; django.setup(); from procrastinate.contrib.django import app; print(*sorted(app.tasks))"


def test_a_fresh_process_knows_every_task_of_every_module():
    for module in pkgutil.walk_packages(premierpas.__path__, "premierpas."):
        if not {"tests", "settings", "migrations", "__main__"} & set(module.name.split(".")):
            importlib.import_module(module.name)
    fresh = subprocess.run([sys.executable, "-c", LIST], cwd=embedded.PROJECT, capture_output=True, text=True)
    assert fresh.returncode == 0, fresh.stderr
    assert set(fresh.stdout.split()) == set(app.tasks)
    assert "core.deliver_message" in app.tasks
