"""The product's settings in a throw-away home, with cheap passwords and a job library that only takes notes."""

import os
import tempfile
from pathlib import Path

_home = Path(tempfile.mkdtemp(prefix="turnabout-tests-"))
(_home / "static").mkdir()
os.environ["TURNABOUT_HOME"] = str(_home)
for _name in ("TURNABOUT_KEYS", "TURNABOUT_BASE_URL", "TURNABOUT_DEBUG", "TURNABOUT_SECRET_KEY"):
    os.environ.pop(_name, None)

from turnabout.config.settings import *  # noqa: E402, F403  (the environment above must come first)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["default", "long"]}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file, not memory: threads and processes of race tests must meet on it as in production.
    DATABASES["default"]["TEST"] = {"NAME": str(_home / "test.sqlite3")}  # noqa: F405
