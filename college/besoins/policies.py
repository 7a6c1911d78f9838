"""Who expresses a training need, who decides on it, and if not why (règle C5)."""

from __future__ import annotations

from college.besoins import origines
from college.besoins.etats import EtatBesoin
from college.besoins.models import BesoinFormation
from college.besoins.workflow import Transition, transition
from college.membres.appartenance import verifier_membre, verifier_presidence
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.droits import Droit
from mutualisation.refus import Refus
from mutualisation.territoire.models import Region


def verifier_exprimer(acteur: Acteur, region: Region) -> Titre:
    """Any member of the college, for themselves or for all."""
    return verifier_membre(acteur, region)


def verifier_origine(acteur: Acteur, code: str, identifiant: int) -> None:
    """A need is raised from what its author can read."""
    if origines.source(acteur, code, identifiant) is None:
        raise Refus("Ce besoin part d’un objet que vous ne lisez pas, ou qui n’est plus publié.")


def verifier_modifier(acteur: Acteur, besoin: BesoinFormation) -> Titre:
    """Its author, as long as nothing was decided."""
    titre = verifier_membre(acteur, besoin.region)
    if besoin.exprime_par_id != acteur.utilisateur.pk:
        raise Refus("Réservé à la personne qui a exprimé ce besoin.")
    if besoin.etat != EtatBesoin.EXPRIME:
        raise Refus("Ce besoin a reçu une décision : ses termes ne changent plus.")
    return titre


def peut_decider(acteur: Acteur, region: Region) -> bool:
    """Whether the buttons of the decision are offered at all."""
    return acteur.peut(Droit.PRESIDER_COLLEGE, region)


def verifier_decider(acteur: Acteur, besoin: BesoinFormation, acte: str) -> tuple[Titre, Transition]:
    """The presidency takes one step of the table."""
    titre = verifier_presidence(acteur, besoin.region)
    etape = transition(besoin.etat, acte)
    if etape is None:
        raise Refus(f"Ce besoin est {EtatBesoin(besoin.etat).label.lower()} : cet acte n’est plus possible.")
    return titre, etape
