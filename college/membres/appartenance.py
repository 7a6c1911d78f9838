"""Who takes part in a college's work, hence reads and writes what is its own business (règles C1, C5)."""

from __future__ import annotations

from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.droits import Droit
from mutualisation.refus import Refus
from mutualisation.territoire.models import Region

# Its members, its presidency, whoever writes its proposals.
DROITS = (Droit.CONTRIBUER, Droit.PRESIDER_COLLEGE, Droit.REDIGER)


def regions_du_college(acteur: Acteur) -> set[int]:
    """Identifiers of the regions in whose college this person takes part today."""
    return set().union(*(acteur.regions(droit) for droit in DROITS))


def dispositifs_du_college(acteur: Acteur) -> set[int]:
    """Identifiers of the schemes of those colleges: what another college shares is shared with these."""
    return {
        titre.dispositif_id
        for titre in acteur.titres
        if any(portee == "region" and droit in DROITS for portee, _, droit in titre.octrois)
    }


def est_membre(acteur: Acteur, region: Region) -> bool:
    """Whether this person takes part in the college of the region; no scheme without a college has members."""
    return region.schema.college is not None and any(acteur.peut(droit, region) for droit in DROITS)


def verifier_membre(acteur: Acteur, region: Region) -> Titre:
    """What is the college's own is open to those who take part in its work."""
    v = region.vocabulaire
    if region.schema.college is None:
        raise Refus(f"{v.college.Aucun} dans ce dispositif.")
    titre = next((t for t in (acteur.titre(droit, region) for droit in DROITS) if t is not None), None)
    if titre is None:
        raise Refus(f"Réservé aux membres {v.college.du}.")
    return titre


def verifier_presidence(acteur: Acteur, region: Region) -> Titre:
    """What the college's presidency alone decides."""
    verifier_membre(acteur, region)
    titre = acteur.titre(Droit.PRESIDER_COLLEGE, region)
    if titre is None:
        raise Refus(f"Réservé {region.vocabulaire.presidence_college.au}.")
    return titre
