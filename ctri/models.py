"""Django finds models here; each lives in the sub-package named after its noun."""

from ctri.cadrage.models import Cadrage, Objectif
from ctri.comite.models import ReglesComite
from ctri.dossiers.models import Consultation, Decision, Dossier, Lecture, Modification, Version
from ctri.errata.models import Erratum
from ctri.saisines.models import Echange, Saisine
from ctri.seances.models import Decompte, Point, Presence, Seance, Voix

__all__ = [
    "Cadrage",
    "Consultation",
    "Decision",
    "Decompte",
    "Dossier",
    "Echange",
    "Erratum",
    "Lecture",
    "Modification",
    "Objectif",
    "Point",
    "Presence",
    "ReglesComite",
    "Saisine",
    "Seance",
    "Version",
    "Voix",
]
