"""Loaded by pytest before everything else (`-p` in pyproject.toml): Django reads its settings only once."""

import atexit
import os
import shutil
import sys
import tempfile

os.environ.setdefault("MODE", "test")
if not os.environ.get("DATABASE_URL"):
    sys.exit("DATABASE_URL is not set. Either name a PostgreSQL server, or let “make test” start one (ARGS=…).")
if "MEDIA_ROOT" not in os.environ:
    # Files stored by tests never join those of a demonstration in the same clone.
    os.environ["MEDIA_ROOT"] = tempfile.mkdtemp(prefix="fichiers-essai-")
    atexit.register(shutil.rmtree, os.environ["MEDIA_ROOT"], ignore_errors=True)
