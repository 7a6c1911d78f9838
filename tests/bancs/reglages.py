"""The project's settings, with the plain pages the real ones are compared with; for the benches only."""

from pathlib import Path

from mutualisation import settings as site
from mutualisation.settings import *  # noqa: F403

ICI = Path(__file__).parent
ROOT_URLCONF = "tests.bancs.urls"
_PLEIN = site.TEMPLATES[0]
_PROCESSEURS = _PLEIN["OPTIONS"]["context_processors"]
# The frame without the rules: same templates, same tags, but nothing asked of the registry nor of the territory.
_NU = [nom for nom in _PROCESSEURS if nom != "mutualisation.contexte.cadre"] + ["tests.bancs.temoins.cadre_nu"]
TEMPLATES = [
    _PLEIN,
    _PLEIN
    | {
        "NAME": "temoin",
        "DIRS": [*_PLEIN["DIRS"], ICI / "gabarits"],
        "OPTIONS": _PLEIN["OPTIONS"] | {"context_processors": _NU},
    },
]
