"""Django finds models here; each lives in the sub-package named after its noun."""

from ctri.cadrage.models import Cadrage, Objectif
from ctri.comite.models import ReglesComite
from ctri.dossiers.models import Consultation, Decision, Dossier, Lecture, Modification, Version
from ctri.errata.models import Erratum
from ctri.releves.models import Extrait, Paragraphe, Releve
from ctri.saisines.models import Echange, Saisine
from ctri.seances.models import Decompte, Mouvement, Point, Presence, Seance, Voix
from ctri.transmissions.models import Destinataire, RappelDeLecture, Transmission

__all__ = [
    "Cadrage",
    "Consultation",
    "Decision",
    "Decompte",
    "Destinataire",
    "Dossier",
    "Echange",
    "Erratum",
    "Extrait",
    "Lecture",
    "Modification",
    "Mouvement",
    "Objectif",
    "Paragraphe",
    "Point",
    "Presence",
    "RappelDeLecture",
    "ReglesComite",
    "Releve",
    "Saisine",
    "Seance",
    "Transmission",
    "Version",
    "Voix",
]
