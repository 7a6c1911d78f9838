"""Minutes of a session, what former sessions left, the decision of one head (règles V1, V6, V8)."""

from __future__ import annotations

from collections.abc import Callable

from django.db import models

from tests.ctri import moments, moments_releves
from tests.distribution import Monde
from tests.matrice.lignes.ctri import TIENNENT_A
from tests.matrice.modele import CHEFS_A, LECTEURS_A, PERSONNE, Construire, Ligne

# Overseas, one head is the committee.
CHEF_OUTREMER = frozenset({"chef_outremer"})
LECTEURS_OUTREMER = CHEF_OUTREMER | {"mir_outremer", "national"}
MEMBRES_A = CHEFS_A | TIENNENT_A


def de(moment: Callable[[Monde], models.Model]) -> Construire:
    """The address of the object at that moment."""
    return lambda monde: {"pk": moment(monde).pk}


TEXTE = {"texte": "Un paragraphe.", "edition": "1"}
RELEVES = [
    Ligne("releve", TIENNENT_A, "en projet", construire=de(moments_releves.projet)),
    Ligne("releve", MEMBRES_A, "à approuver", construire=de(moments_releves.adresse)),
    Ligne("releve", LECTEURS_A, "approuvé", construire=de(moments_releves.approuve)),
    Ligne("releve_paragraphe", TIENNENT_A, "en projet", construire=de(moments_releves.paragraphe)),
    Ligne("releve_paragraphe", TIENNENT_A, "en projet", "post", de(moments_releves.paragraphe), PERSONNE, TEXTE),
    Ligne(
        "releve_paragraphe", PERSONNE, "à approuver", construire=de(moments_releves.paragraphe_adresse),
        voient=MEMBRES_A,
    ),
    Ligne("releve_adresser", TIENNENT_A, "en projet", construire=de(moments_releves.projet)),
    Ligne("releve_adresser", TIENNENT_A, "en projet", "post", de(moments_releves.projet)),
    Ligne("releve_adresser", PERSONNE, "à approuver", "post", de(moments_releves.adresse), MEMBRES_A),
    Ligne("releve_adresser", PERSONNE, "approuvé", "post", de(moments_releves.approuve), LECTEURS_A),
    Ligne("releve_corriger", PERSONNE, "en projet", "post", de(moments_releves.projet), TIENNENT_A),
    Ligne("releve_corriger", TIENNENT_A, "à approuver", "post", de(moments_releves.adresse), MEMBRES_A),
    Ligne("releve_corriger", PERSONNE, "approuvé", "post", de(moments_releves.approuve), LECTEURS_A),
    Ligne("releve_approuver", PERSONNE, "en projet", "post", de(moments_releves.projet), TIENNENT_A),
    Ligne("releve_approuver", PERSONNE, "à approuver", "post", de(moments_releves.adresse), MEMBRES_A),
    Ligne("releve_approuver", CHEF_OUTREMER, "seul", construire=de(moments_releves.releve_seul)),
    Ligne("releve_approuver", CHEF_OUTREMER, "seul", "post", de(moments_releves.releve_seul)),
]  # fmt: skip
SEANCES = [
    Ligne("seance_reporter", TIENNENT_A, "ouverte", construire=de(moments.ouverte), voient=LECTEURS_A),
    Ligne("seance_reporter", TIENNENT_A, "ouverte", "post", de(moments.ouverte), LECTEURS_A),
    Ligne("seance_reporter", PERSONNE, "close", "post", de(moments.close), LECTEURS_A),
    Ligne("seance_reprendre", TIENNENT_A, "en préparation", "post", moments_releves.a_reprendre),
    Ligne("seance_approbation", TIENNENT_A, "en préparation", "post", moments_releves.a_mettre_a_l_approbation),
    Ligne("dossier_prendre", PERSONNE, "à plusieurs", "post", de(moments.soumis), LECTEURS_A),
    Ligne("dossier_prendre", CHEF_OUTREMER, "seul", "post", de(moments_releves.soumis_outremer), LECTEURS_OUTREMER),
]
LIGNES = [*RELEVES, *SEANCES]
