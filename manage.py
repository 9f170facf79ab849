#!/usr/bin/env python
"""Django's command line, on the database that the environment names or on the embedded one."""

import os
import sys
import warnings

# What these say is read on the site and in messages, by people who have chosen their language.
SPEAKS_TO_OTHERS = (["procrastinate"], ["demo"], ["runserver"])


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
    if "LANGUAGE_CODE" in os.environ and sys.argv[1:2] not in SPEAKS_TO_OTHERS:
        import django

        from premierpas.core.languages import speak_as_asked

        django.setup()
        speak_as_asked()
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
