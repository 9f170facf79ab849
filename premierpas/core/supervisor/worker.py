"""The worker process of `make run`: `manage.py procrastinate worker`, which may be loaded before it may begin."""

import os

from .lifeline import wait_if_held


def main() -> None:
    """Work until told to end."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "premierpas.settings.dev")
    import django

    import manage

    django.setup()
    wait_if_held()
    manage.main()


if __name__ == "__main__":
    main()
