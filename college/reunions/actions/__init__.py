"""What changes a meeting: its programme, its agenda, who comes, how it is held, its minutes, what follows."""

from college.reunions.actions.ecart import s_ecarter
from college.reunions.actions.ordre_du_jour import (
    ajouter_point,
    deplacer_point,
    inscrire_approbation,
    inscrire_dossier,
    inscrire_saisine,
    modifier_point,
    reprendre_point,
    retirer_point,
)
from college.reunions.actions.presences import noter_absents, pointer, repondre, tous_presents
from college.reunions.actions.programme import annuler, convoquer, designer_secretaire, prevoir, reprogrammer
from college.reunions.actions.redaction import Croise, diffuser, ecrire, prendre_en_compte, remarquer
from college.reunions.actions.suites import solder
from college.reunions.actions.tenue import (
    clore,
    decider,
    demander_suite,
    ouvrir,
    rendre_avis,
    retirer_decision,
    retirer_suite,
    rouvrir_point,
    traiter,
)

__all__ = [
    "Croise",
    "ajouter_point",
    "annuler",
    "clore",
    "convoquer",
    "decider",
    "demander_suite",
    "deplacer_point",
    "designer_secretaire",
    "diffuser",
    "ecrire",
    "inscrire_approbation",
    "inscrire_dossier",
    "inscrire_saisine",
    "modifier_point",
    "noter_absents",
    "ouvrir",
    "pointer",
    "prendre_en_compte",
    "prevoir",
    "remarquer",
    "rendre_avis",
    "repondre",
    "reprendre_point",
    "reprogrammer",
    "retirer_decision",
    "retirer_point",
    "retirer_suite",
    "rouvrir_point",
    "s_ecarter",
    "solder",
    "tous_presents",
    "traiter",
]
