"""Who may open and close accounts."""

from __future__ import annotations

from mutualisation.comptes.models import Utilisateur
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.droits import Droit
from mutualisation.refus import Refus


def titre_gestionnaire(acteur: Acteur) -> Titre | None:
    """The capacity in which this person manages accounts, wherever it is held."""
    return next((t for t in acteur.titres for (_, _, droit) in t.octrois if droit == Droit.GERER_MANDATS), None)


def verifier_gerer_comptes(acteur: Acteur) -> None:
    if titre_gestionnaire(acteur) is None:
        raise Refus("Les comptes sont gérés par les personnes chargées des mandats.")


def peut_gerer_comptes(acteur: Acteur) -> bool:
    return titre_gestionnaire(acteur) is not None


def verifier_inviter_de_nouveau(acteur: Acteur, compte: Utilisateur) -> None:
    verifier_gerer_comptes(acteur)
    if not compte.is_active:
        raise Refus("Ce compte est fermé. Rouvrez-le d’abord.")
    if compte.last_login is not None:
        raise Refus("Cette personne a déjà utilisé son compte. Elle peut choisir « Mot de passe oublié ».")


def verifier_fermer(acteur: Acteur, compte: Utilisateur) -> None:
    verifier_gerer_comptes(acteur)
    if compte.pk == acteur.utilisateur.pk:
        raise Refus("Vous ne pouvez pas fermer votre propre compte.")
    if not compte.is_active:
        raise Refus("Ce compte est déjà fermé.")


def verifier_rouvrir(acteur: Acteur, compte: Utilisateur) -> None:
    verifier_gerer_comptes(acteur)
    if compte.is_active:
        raise Refus("Ce compte est déjà ouvert.")
