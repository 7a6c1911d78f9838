"""The project's settings, with the plain pages the real ones are compared with; for the benches only."""

from pathlib import Path

from mutualisation import settings as site
from mutualisation.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bancs.urls"
_PLEIN = site.TEMPLATES[0]
TEMPLATES = [_PLEIN | {"DIRS": [*_PLEIN["DIRS"], Path(__file__).parent / "gabarits"]}]
