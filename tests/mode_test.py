"""Loaded by pytest before everything else (`-p` in pyproject.toml): Django reads its settings only once."""

import os

os.environ.setdefault("MODE", "test")
