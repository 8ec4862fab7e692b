"""What tests change: fixed keys, a folder of their own, cheap password hashing, tasks that run at once."""

import os
import tempfile

os.environ.setdefault("MINGCHUANG_SECRET_KEY", "only-for-tests-and-never-for-a-running-server")
os.environ.setdefault("MINGCHUANG_FIELD_KEY", "only-for-tests-and-never-for-real-field-values")
os.environ["MINGCHUANG_DATA"] = tempfile.mkdtemp(prefix="mingchuang-test-")

from mingchuang.config.settings.base import *  # noqa: F403

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PUBLIC_URL = "http://testserver"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
Q_CLUSTER["sync"] = True  # noqa: F405
WHITENOISE_AUTOREFRESH = True
if "sqlite" in DATABASES["default"]["ENGINE"]:  # noqa: F405
    # A file, as in life: the shared memory database locks whole tables between threads.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "test.sqlite3")}  # noqa: F405
# Tables at once, as a fresh installation gets them; that the steps lead to the same has a test of its own.
DATABASES["default"].setdefault("TEST", {})["MIGRATE"] = False  # noqa: F405
