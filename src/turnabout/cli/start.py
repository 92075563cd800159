"""Makes Django ready for a sub-command: settings, logs, the database brought up to date."""

from __future__ import annotations

import os
import sys


def start(*, prepare: bool = True) -> None:
    """Set Django up; with `prepare` also back up and migrate the database and gather static files.

    What stands in the way of a start ends the process with exit code 2 and one sentence that says what to do."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "turnabout.config.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError

    try:
        _start(prepare=prepare)
    except ImproperlyConfigured as error:
        why = str(error)
    except OperationalError as error:
        why = f"The database cannot be opened ({str(error).splitlines()[0]}). Is it running, and is DATABASE_URL right?"
    except OSError as error:
        why = f"{error.filename}: {error.strerror}. Choose a folder that can be written with TURNABOUT_HOME."
    else:
        return
    print(why, file=sys.stderr)
    raise SystemExit(2)


def _start(*, prepare: bool) -> None:
    import django

    django.setup()
    if prepare:
        from django.core.management import call_command

        from turnabout.ground.database import prepare as prepare_database

        prepare_database()
        call_command("collectstatic", interactive=False, verbosity=0)
