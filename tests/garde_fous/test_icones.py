"""An icon the design system does not have shows as a coloured square: every name used must exist."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders

from mutualisation.templatetags.composants import ETATS
from tests.garde_fous.depot import gabarits

COMPLETE = re.compile(r"fr-icon-([a-z0-9-]+-(?:line|fill))\b")


def test_chaque_icone_existe() -> None:
    connues = set(COMPLETE.findall(Path(finders.find("dsfr/dist/utility/icons/icons.min.css")).read_text()))
    employees = {nom: f.name for f in gabarits() for nom in COMPLETE.findall(f.read_text())}
    employees |= {icone: f"état {code}" for code, (_, icone) in ETATS.items()}
    assert {nom: ou for nom, ou in employees.items() if nom not in connues} == {}
