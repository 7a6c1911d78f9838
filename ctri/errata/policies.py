"""Who corrects an act, and if not why (règle V9)."""

from __future__ import annotations

from ctri.comite.membres import Membre, membres_de
from ctri.dossiers.etats import VALIDES
from ctri.dossiers.models import Decision, Dossier
from ctri.dossiers.policies import verifier_titre
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.droits import Droit
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region


def verifier_corriger(acteur: Acteur, dossier: Dossier) -> Titre:
    """The authority that took the act corrects it, while it is in force and somebody presides."""
    titre = verifier_titre(acteur, dossier, Droit.TENIR_SEANCE)
    if dossier.etat not in VALIDES:
        raise Refus("Seul un acte en vigueur se corrige par un erratum.")
    if presidence_de(dossier.region) is None:
        v = dossier.region.vocabulaire
        raise Refus(
            f"Personne ne préside {v.comite.court.le} aujourd’hui : un erratum porte la mention de sa présidence."
        )
    return titre


def verifier_correction(*, endroit: str, avant: str, apres: str, motif: str) -> None:
    """Each part is there, and something changes."""
    for champ, valeur in (("endroit", endroit), ("avant", avant), ("apres", apres), ("motif", motif)):
        if not valeur.strip():
            raise Refus("Ce champ est obligatoire.", champ)
    if avant.strip() == apres.strip():
        raise Refus("Le texte corrigé est le même que le texte de l’acte.", "apres")


def presidence_de(region: Region) -> Membre | None:
    """Whoever presides the committee today."""
    membres = membres_de(region, aujourdhui(region.fuseau))
    return next((membre for membre in membres if membre.preside), None)


def decision_en_vigueur(dossier: Dossier) -> Decision:
    """The decision that validated the act."""
    return Decision.objects.select_related("version").get(version__dossier=dossier, issue__in=VALIDES)
