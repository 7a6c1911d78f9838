"""Django finds models here; each lives in the sub-package named after its noun."""

from ctri.cadrage.models import Cadrage, Objectif
from ctri.comite.models import ReglesComite
from ctri.dossiers.models import Consultation, Decision, Dossier, Lecture, Modification, Version
from ctri.seances.models import Decompte, Point, Presence, Seance, Voix
from ctri.transmissions.models import Destinataire, RappelDeLecture, Transmission

__all__ = [
    "Cadrage",
    "Consultation",
    "Decision",
    "Decompte",
    "Destinataire",
    "Dossier",
    "Lecture",
    "Modification",
    "Objectif",
    "Point",
    "Presence",
    "RappelDeLecture",
    "ReglesComite",
    "Seance",
    "Transmission",
    "Version",
    "Voix",
]
