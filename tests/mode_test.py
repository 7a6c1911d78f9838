"""Loaded by pytest before everything else (`-p` in pyproject.toml): Django reads its settings only once."""

import os
import sys

os.environ.setdefault("MODE", "test")
if not os.environ.get("DATABASE_URL"):
    sys.exit("DATABASE_URL is not set. Either name a PostgreSQL server, or let “make test” start one (ARGS=…).")
