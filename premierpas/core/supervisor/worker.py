"""The worker process of `make run`: `manage.py procrastinate worker`, which may be loaded before it may begin."""

import os
import sys

from premierpas.core.garbage import rest_while_loading, spare_what_is_loaded

from .lifeline import wait_if_held


def main() -> None:
    """Work until told to end."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "premierpas.settings.dev")
    import django
    from django.core.management import execute_from_command_line

    rest_while_loading()
    django.setup()
    spare_what_is_loaded()
    wait_if_held()
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
