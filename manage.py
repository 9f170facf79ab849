#!/usr/bin/env python
"""Django's command line, on the database that the environment names or on the embedded one."""

import os
import sys
import warnings


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "premierpas.settings.dev")
    from django.core.management import execute_from_command_line

    from premierpas.core.embedded import EmbeddedServerError
    from premierpas.core.embedded.commands import prepare_for

    # Without a running server there is no history to check, and the comparison with the models stands alone.
    warnings.filterwarnings("ignore", "Got an error checking a consistent migration history")
    try:
        prepare_for(sys.argv[1:])
    except EmbeddedServerError as problem:
        sys.exit(str(problem))
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
