"""Makes Django ready for a sub-command: settings, logs, the database brought up to date."""

from __future__ import annotations

import os
import sys


def start(*, prepare: bool = True) -> None:
    """Set Django up; with `prepare` also back up and migrate the database and gather static files.

    A setting that cannot be used ends the process with exit code 2 and the sentence that says which."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "turnabout.config.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import call_command

    try:
        django.setup()
    except ImproperlyConfigured as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from None
    if prepare:
        from turnabout.ground.database import prepare as prepare_database

        prepare_database()
        call_command("collectstatic", interactive=False, verbosity=0)
