"""When an import may be confirmed or given up, and if not why."""

from __future__ import annotations

from mutualisation.effectifs.importation.models import Etat, ImportAgents
from mutualisation.effectifs.policies import verifier_gerer_la_region
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.typographie import compte


def verifier_confirmer(par: Acteur, importation: ImportAgents) -> None:
    """All or nothing: a refused line holds the whole file back."""
    verifier_gerer_la_region(par, importation.region)
    if importation.etat != Etat.ANALYSE:
        raise Refus(f"Cet import ne peut pas être confirmé : il est dans l’état « {importation.get_etat_display()} ».")
    if importation.refusees:
        n = importation.refusees
        raise Refus(
            f"{compte(n, 'ligne refusée', 'lignes refusées')} : rien ne peut être enregistré tant que le fichier "
            "n’est pas corrigé et envoyé de nouveau."
        )
    if not importation.acceptees and not importation.modifiees:
        raise Refus("Aucune ligne n’apporte de changement : il n’y a rien à enregistrer.")


def verifier_abandonner(par: Acteur, importation: ImportAgents) -> None:
    """Before confirmation only."""
    verifier_gerer_la_region(par, importation.region)
    if importation.etat not in (Etat.ANALYSE, Etat.REFUSE, Etat.ECHEC):
        raise Refus(f"Cet import ne peut pas être abandonné : il est dans l’état « {importation.get_etat_display()} ».")
