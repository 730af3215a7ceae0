"""The product's settings with a temporary data folder, which is removed at the end."""

import atexit
import os
import shutil
import tempfile

own_folder = tempfile.mkdtemp(prefix="gazette-tests-")
atexit.register(shutil.rmtree, own_folder, ignore_errors=True)
# Before the settings are read, and for every process that a test starts.
os.environ["GAZETTE_DATA"] = own_folder
for name in ("GAZETTE_DEBUG", "GAZETTE_HOSTS", "GAZETTE_SECRET_KEY"):
    os.environ.pop(name, None)

from gazette_site.settings import *  # noqa: E402, F403

# Argon2 is slow on purpose, and tests make many accounts.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Tests answer the same with and without the extra; those of it name an embedder.
SEARCH_EMBEDDER = ""
