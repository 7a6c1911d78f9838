"""Correcting an act: whoever holds the session, on an act in force (règle V9)."""

from __future__ import annotations

from tests.ctri import moments
from tests.matrice.lignes.ctri import REDACTEURS_A, TIENNENT_A, de
from tests.matrice.modele import LECTEURS_A, PERSONNE, Ligne

CORRECTION = {"endroit": "Action 1.1", "avant": "12", "apres": "21", "motif": "Chiffres inversés"}

LIGNES = [
    Ligne("dossier_erratum", PERSONNE, "brouillon", construire=de(moments.brouillon), voient=REDACTEURS_A),
    Ligne("dossier_erratum", PERSONNE, "soumis", construire=de(moments.soumis), voient=LECTEURS_A),
    Ligne("dossier_erratum", TIENNENT_A, "validé", construire=de(moments.valide), voient=LECTEURS_A),
    Ligne("dossier_erratum", TIENNENT_A, "validé", "post", de(moments.valide), LECTEURS_A, CORRECTION),
]
