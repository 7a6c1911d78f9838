"""Who starts a proposal, and if not why (règles V2, V3, V4)."""

from __future__ import annotations

from college.plans.policies import titre_du_redacteur, verifier_cadrage, verifier_creer
from ctri.dossiers.etats import ABANDONNES
from ctri.dossiers.models import Dossier
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus
from mutualisation.territoire.models import Region


def verifier_commencer(
    acteur: Acteur, region: Region, *, livrable: str, annee: int, pole: str, cadrage_publie: bool
) -> Titre:
    """Only the proposer, and only once the committee has said what to answer."""
    titre = verifier_creer(acteur, region, livrable=livrable, pole=pole)
    verifier_cadrage(region, annee, publie=cadrage_publie)
    return titre


def propose(acteur: Acteur, region: Region, *, livrable: str, pole: str) -> bool:
    """Whether this text is this person's to propose: the others are told whose it is, not offered a dead button."""
    return titre_du_redacteur(acteur, region, livrable, pole) is not None


def verifier_inedit(region: Region, *, livrable: str, annee: int, pole: str) -> None:
    """One text per year: a new one takes the place only of what was refused or withdrawn."""
    memes = Dossier.objects.filter(region=region, livrable=livrable, annee=annee, pole=pole, remplace=None)
    if memes.exclude(etat__in=ABANDONNES).exists():
        raise Refus(f"{region.schema.livrable(livrable).libelle.Le} {annee} existe déjà.")
