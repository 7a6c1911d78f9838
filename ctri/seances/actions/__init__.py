"""What changes a session. Every function locks it first, checks the right, and is one transaction."""

from ctri.seances.actions.convocation import CONVOCATION
from ctri.seances.actions.ordre_du_jour import (
    ajouter_point,
    deplacer_point,
    inscrire_approbation,
    inscrire_dossier,
    inscrire_saisine,
    reprendre_point,
)
from ctri.seances.actions.presences import donner_procuration, pointer, repondre, tous_presents
from ctri.seances.actions.programme import CHANGEMENT, REPORT, convoquer, creer, reprogrammer
from ctri.seances.actions.seul import decider_seul, prendre
from ctri.seances.actions.tenue import clore, inscrire_decompte, ouvrir, reporter_restants, traiter_point, voter

__all__ = [
    "CHANGEMENT",
    "CONVOCATION",
    "REPORT",
    "ajouter_point",
    "clore",
    "convoquer",
    "creer",
    "decider_seul",
    "deplacer_point",
    "donner_procuration",
    "inscrire_approbation",
    "inscrire_decompte",
    "inscrire_dossier",
    "inscrire_saisine",
    "ouvrir",
    "pointer",
    "prendre",
    "repondre",
    "reporter_restants",
    "reprendre_point",
    "reprogrammer",
    "tous_presents",
    "traiter_point",
    "voter",
]
