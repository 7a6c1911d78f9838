"""The project's settings, with the plain pages the real ones are compared with; for the benches only."""

import os
from pathlib import Path

from mutualisation import settings as site
from mutualisation.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bancs.urls"
_PLEIN = site.TEMPLATES[0]
TEMPLATES = [_PLEIN | {"DIRS": [*_PLEIN["DIRS"], Path(__file__).parent / "gabarits"]}]
# As if every page followed a change: nothing drawn before serves.
if os.environ.get("BANC_SANS_MORCEAUX"):
    CACHES = site.CACHES | {"morceaux": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
